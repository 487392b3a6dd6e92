import * as vscode from 'vscode';
import type { Log } from '../core/base/log.ts';
import { adviceFor, type Act } from '../core/model/advice.ts';

/** The one place where failures reach the person (rule 7): what failed, why, and the next act. */
export interface Report {
  /**
   * `what` completes "Could not …"; `retry` adds a Retry button, and follows a sign-in from here that succeeded.
   * `profile` is whose sign-in helps; default: that of the connection in force. Cancelled is silent.
   */
  failure(error: unknown, what?: string, retry?: () => unknown, profile?: string): void;
  info(message: string): void;
  /** Says it in the status bar for a moment, for what should not interrupt. */
  quietly(message: string): void;
}

const titles: { readonly [A in Act]: string } = {
  signIn: 'Sign In',
  switchProfile: 'Switch Profile',
  retry: 'Retry',
  showLog: 'Show Log',
  openConfig: 'Open Configuration File',
};

const commandOf: { readonly [A in Exclude<Act, 'retry'>]: string } = {
  signIn: 'ssmWorkbench.connection.signIn',
  switchProfile: 'ssmWorkbench.connection.switch',
  showLog: 'ssmWorkbench.showLog',
  openConfig: 'ssmWorkbench.connection.openConfig',
};

const quietMilliseconds = 6000;

export function createReport(log: Log): Report {
  const failure: Report['failure'] = (error, what, retry, profile) => {
    const advice = adviceFor(error);
    if (advice.kind === 'cancelled') return;
    const text = what === undefined ? advice.sentence : `Could not ${what}: ${advice.sentence}`;
    log.error(`${text}${advice.kind === 'bug' ? stackOf(error) : ''}`);
    const acts = advice.acts.filter((act) => act !== 'retry' || retry !== undefined);
    offer(text, acts, { retry, profile }).catch((again: unknown) => failure(again, what, retry, profile));
  };
  return {
    failure,
    info(message) {
      void vscode.window.showInformationMessage(message);
    },
    quietly(message) {
      log.info(message);
      vscode.window.setStatusBarMessage(message, quietMilliseconds);
    },
  };
}

interface Help {
  readonly retry: (() => unknown) | undefined;
  readonly profile: string | undefined;
}

async function offer(text: string, acts: readonly Act[], help: Help): Promise<void> {
  const picked = await vscode.window.showErrorMessage(text, ...acts.map((act) => titles[act]));
  const act = acts.find((candidate) => titles[candidate] === picked);
  if (act === undefined) return;
  if (act === 'retry' || (act === 'signIn' && (await hasSignedIn(help)))) await help.retry?.();
  else if (act !== 'signIn') await vscode.commands.executeCommand(commandOf[act]);
}

/** What went wrong, or that the person gave up, was dealt with there. */
async function hasSignedIn({ profile }: Help): Promise<boolean> {
  const whose = profile === undefined ? [] : [profile];
  return (await vscode.commands.executeCommand(commandOf.signIn, ...whose)) === true;
}

function stackOf(error: unknown): string {
  return error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : '';
}

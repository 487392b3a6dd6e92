import type { SessionRequest } from '../../core/model/sessionService.ts';
import type { SessionStart } from '../../core/session/channel/state.ts';
import { endSignals } from '../streams.ts';
import type { Leaving, Outcome } from '../session/run.ts';

/** Beside the command's own: what `connect` ends with (its `--help` documents them). */
export const connectExitCodes = { ok: 0, unknown: 254, failed: 255 } as const;

/** What runs on the node. */
export type Kind = 'shell' | 'command' | 'silentCommand';

/** Documents of a shell; AWS's own for commands, which have no handshake without encryption (§9). */
const shellDocument = 'SSM-SessionManagerRunShell';
const commandDocuments: ReadonlySet<string> = new Set([
  'AWS-StartInteractiveCommand',
  'AWS-StartNonInteractiveCommand',
]);

/**
 * What the agent said in its handshake; where there was none, what the document is known to be. A document with a
 * parameter `command` is taken for a command, so that its end is not passed off as a success.
 */
export function kindOf(start: SessionStart | undefined, request: SessionRequest): Kind {
  switch (start?.session?.type) {
    case 'NonInteractiveCommands':
      return 'silentCommand';
    case 'InteractiveCommands':
      return 'command';
    case 'Standard_Stream':
      return 'shell';
    case 'Port':
    case undefined:
      return isCommand(request) ? 'command' : 'shell';
  }
}

function isCommand({ documentName = shellDocument, parameters = {} }: SessionRequest): boolean {
  return commandDocuments.has(documentName) || Object.hasOwn(parameters, 'command');
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
const brokenPipe = 13;
const signalBase = 128;
const byteValues = 256;

/** What is known when a session is over. */
export interface Ended {
  readonly outcome: Outcome;
  readonly kind: Kind;
  /** As the node told it (§11); on Windows it may be any 32 bits. */
  readonly exitCode: number | undefined;
}

/** The process's exit code; never a 0 that nobody told. */
export function processExitCode({ outcome, kind, exitCode }: Ended): number {
  if (exitCode !== undefined) return asByte(exitCode);
  if (outcome.kind === 'left') return codeOfLeaving(outcome.by);
  const { ending } = outcome;
  if (ending.kind !== 'closed' || ending.text.trim() !== '') return connectExitCodes.failed;
  return kind === 'shell' ? connectExitCodes.ok : connectExitCodes.unknown;
}

/** An exit code of a process is a byte; what does not fit must not become a success. */
function asByte(exitCode: number): number {
  const byte = ((exitCode % byteValues) + byteValues) % byteValues;
  return byte === 0 && exitCode !== 0 ? 1 : byte;
}

function codeOfLeaving(by: Leaving): number {
  if (by === 'outputClosed') return signalBase + brokenPipe;
  const signal = endSignals.find((each) => each === by);
  return signal === undefined ? connectExitCodes.failed : signalBase + signalNumbers[signal];
}

/** What is said of a command whose exit code nobody knows. */
export function unknownExitSentence(kind: Kind): string {
  const how = kind === 'silentCommand' ? ' It does with the parameter separateOutputStream set to true.' : '';
  return `The command ended, and the node did not tell its exit code.${how}`;
}

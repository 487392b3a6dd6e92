import { nodeLabel } from '../../core/model/nodeLabel.ts';
import { plainText } from '../../core/base/plainText.ts';
import { doubtSentence } from '../../core/model/production.ts';
import type { NodeRef } from '../../core/model/refs.ts';
import type { SessionPhase } from '../../core/session/live/phase.ts';
import type { SessionNode } from './judge.ts';
import { outcomeSentence, taskSentence, type SessionOutcome } from './outcome.ts';
import { reconnectSentence } from './sentences.ts';

const newLine = '\r\n';
const dim = '\u001b[2m';
const bold = '\u001b[1m';
const reset = '\u001b[0m';

/** Application cursor keys, mouse, focus and paste reports. */
const modes = [1, 1000, 1002, 1003, 1004, 1006, 2004];

/**
 * Undoes what a program that was cut off may have left behind. Leaving the alternate screen puts the cursor where
 * it was saved, which outside of it may be anywhere: so the cursor is saved first, on the screen it is on. The
 * soft reset clears colours, character sets and the scroll region, and does not move the cursor.
 */
export const restoreTerminal = [
  '\u001b7\u001b[?1049l',
  ...modes.map((mode) => `\u001b[?${String(mode)}l`),
  '\u001b[!p\u001b[?25h',
  reset,
].join('');

/** What else goes on with a terminal; each has its sign before the name. */
export interface TerminalMarks {
  /** What is typed goes to other nodes as well. */
  readonly broadcasting: boolean;
  /** What is shown is written to a file. */
  readonly recording: boolean;
}

export const noMarks: TerminalMarks = { broadcasting: false, recording: false };

/** How a terminal is called, and whether it is a task's: how a task ended, VS Code itself marks. */
export type TerminalName = Pick<NodeRef, 'name' | 'id'> & { readonly isTask?: boolean };

/** The title of the terminal's tab. */
export function titleOf(
  { name, id, isTask = false }: TerminalName,
  phase: SessionPhase,
  isStalled: boolean,
  marks = noMarks,
): string {
  const signs = `${marks.broadcasting ? '⇶ ' : ''}${marks.recording ? '● ' : ''}`;
  const state = isTask && phase.kind === 'ended' ? '' : stateOf(phase, isStalled);
  return `${signs}${plainText(name) || id}${state}`;
}

function stateOf(phase: SessionPhase, isStalled: boolean): string {
  switch (phase.kind) {
    case 'reconnecting':
      return ' (reconnecting)';
    case 'ended':
      return ' (ended)';
    case 'starting':
    case 'connecting':
    case 'connected':
      return isStalled ? ' (not answering)' : '';
  }
}

/**
 * What the terminal says of the session, between the node's own output: one line at the start, one for a lost
 * connection that does not come back at once or whose cause changed, one when it is back, one at the end.
 */
export class Notices {
  readonly #node: SessionNode;
  readonly #where: string;
  readonly #isTask: boolean;
  #lastCause: string | undefined;

  /**
   * @param where profile and Region, as the status bar shows them
   * @param isTask VS Code itself says how a task's terminal is closed
   */
  constructor(node: SessionNode, where: string, isTask = false) {
    this.#node = node;
    this.#where = plainText(where);
    this.#isTask = isTask;
  }

  /** Text for the terminal, or nothing. */
  of(phase: SessionPhase, told: Omit<SessionOutcome, 'ending'> = nothingTold): string {
    switch (phase.kind) {
      case 'starting':
        return this.#starting();
      case 'connecting':
        return '';
      case 'connected':
        return this.#back();
      case 'reconnecting':
        return this.#lost(phase.attempt, reconnectSentence(phase.cause, phase.error));
      case 'ended':
        return this.#ended({ ending: phase.ending, ...told });
    }
  }

  /** In words as well: not everybody sees the colour of a tab. */
  #starting(): string {
    const { production, doubt } = this.#node;
    const marked = production ? `, ${reset}${bold}production${reset}${dim}` : '';
    const begun = `${dim}Starting a session on ${nodeLabel(this.#node)}${marked}, ${this.#where} …${reset}${newLine}`;
    return doubt === undefined
      ? begun
      : `${begun}${bold}${doubtSentence(doubt, this.#node.id)}${reset}${newLine}`;
  }

  /** The first attempt follows at once and mostly succeeds: the service closes sockets about hourly. */
  #lost(attempt: number, sentence: string): string {
    if (attempt === 1 || sentence === this.#lastCause) return '';
    this.#lastCause = sentence;
    return line(sentence);
  }

  #back(): string {
    if (this.#lastCause === undefined) return '';
    this.#lastCause = undefined;
    return line('Connected again.');
  }

  #ended(outcome: SessionOutcome): string {
    const sentence = (this.#isTask ? taskSentence : outcomeSentence)(outcome, this.#node);
    const said = `${restoreTerminal}${newLine}${bold}${sentence}${reset}${newLine}`;
    return this.#isTask ? said : `${said}${dim}Press Enter to close this terminal.${reset}`;
  }
}

const nothingTold: Omit<SessionOutcome, 'ending'> = { type: undefined, exitCode: undefined };

function line(sentence: string): string {
  return `${newLine}${dim}${sentence}${reset}${newLine}`;
}

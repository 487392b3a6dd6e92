import { plainText } from '../../core/base/plainText.ts';
import type { NodeRef } from '../../core/model/refs.ts';
import type { SessionPhase } from '../../core/session/live/phase.ts';
import { endingSentence, nodeLabel, reconnectSentence } from './sentences.ts';

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

/** The title of the terminal's tab. */
export function titleOf(node: NodeRef, phase: SessionPhase, isStalled: boolean): string {
  const name = plainText(node.name) || node.id;
  switch (phase.kind) {
    case 'reconnecting':
      return `${name} (reconnecting)`;
    case 'ended':
      return `${name} (ended)`;
    case 'starting':
    case 'connecting':
    case 'connected':
      return isStalled ? `${name} (not answering)` : name;
  }
}

/**
 * What the terminal says of the session, between the node's own output: one line at the start, one for a lost
 * connection that does not come back at once or whose cause changed, one when it is back, one at the end.
 */
export class Notices {
  readonly #node: NodeRef;
  readonly #where: string;
  #lastCause: string | undefined;

  /** @param where profile and Region, as the status bar shows them */
  constructor(node: NodeRef, where: string) {
    this.#node = node;
    this.#where = plainText(where);
  }

  /** Text for the terminal, or nothing. */
  of(phase: SessionPhase): string {
    switch (phase.kind) {
      case 'starting':
        return `${dim}Starting a session on ${nodeLabel(this.#node)}, ${this.#where} …${reset}${newLine}`;
      case 'connecting':
        return '';
      case 'connected':
        return this.#back();
      case 'reconnecting':
        return this.#lost(phase.attempt, reconnectSentence(phase.cause, phase.error));
      case 'ended':
        return this.#ended(endingSentence(phase.ending, this.#node));
    }
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

  #ended(sentence: string): string {
    return `${restoreTerminal}${newLine}${bold}${sentence}${reset}${newLine}${dim}Press Enter to close this terminal.${reset}`;
  }
}

function line(sentence: string): string {
  return `${newLine}${dim}${sentence}${reset}${newLine}`;
}

import type { NodeRef } from '../../core/model/refs.ts';
import type { SessionType } from '../../core/session/handshake.ts';
import type { SessionEnding } from '../../core/session/live/phase.ts';
import { endingSentence } from './sentences.ts';

/** How a session ended, and what is known of the command that it ran. */
export interface SessionOutcome {
  readonly ending: SessionEnding;
  /** As the handshake said it; absent on plain shells, which have none (§9). */
  readonly type: SessionType | undefined;
  /** Sent by NonInteractiveCommands whose document has separateOutputStream, and by nothing else (§11). */
  readonly exitCode: number | undefined;
}

/** Why a session is over, with its command's exit code where it ran one. */
export function outcomeSentence({ ending, type, exitCode }: SessionOutcome, node: NodeRef): string {
  const sentence = endingSentence(ending, node);
  if (exitCode !== undefined) return `The command ended with exit code ${String(exitCode)}. ${sentence}`;
  if (type !== 'NonInteractiveCommands' || ending.kind !== 'closed') return sentence;
  return `${sentence} Exit code unknown: the node sends one only where the Session document has separateOutputStream.`;
}

/**
 * The exit code of a task: the command's; 1 when no command ran at all; undefined, which VS Code does not take for
 * success, when nobody told. Never a made-up 0.
 */
export function taskExitCode({ ending, exitCode }: SessionOutcome): number | undefined {
  if (exitCode !== undefined) return exitCode;
  return neverRan.has(ending.kind) ? 1 : undefined;
}

const neverRan: ReadonlySet<SessionEnding['kind']> = new Set(['failed', 'refused', 'unreachable']);

/** The last words in a task's terminal. */
export function taskSentence(outcome: SessionOutcome, node: NodeRef): string {
  const sentence = outcomeSentence(outcome, node);
  const isTold = taskExitCode(outcome) !== undefined || /exit code unknown/i.test(sentence);
  return isTold ? sentence : `${sentence} Exit code unknown: sessions of this kind have none.`;
}

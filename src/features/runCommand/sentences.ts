import type { Command } from './command.ts';
import { statusWords } from './results/status.ts';
import { connectionWords, count } from '../../core/base/words.ts';

/** The end of a command in one sentence, for who was not watching. */
export function finishedWords(command: Command): string {
  const where = `${command.documentName} on ${count(command.targetCount, 'node')}`;
  if (command.status === 'Success') return `${where}: success.`;
  const failed = command.errorCount + command.deliveryTimedOutCount;
  const without = failed > 0 ? `, ${failed} without success` : '';
  return `${where}: ${statusWords(command.details).toLowerCase()}${without}.`;
}

/** What is asked before a command is cancelled; `ended` counts the nodes that it cannot touch any more. */
export function cancelQuestion(
  command: Command,
  ended: number,
  connection: { readonly label: string; readonly region: string },
): { readonly question: string; readonly detail: string; readonly verb: string } {
  const left = Math.max(1, command.targetCount - ended);
  return {
    question: `Cancel ${command.documentName} on ${count(left, 'unfinished node')}?`,
    detail: `Under ${connectionWords(connection)}.\nWhat nodes have done already is not undone.`,
    verb: 'Cancel Command',
  };
}

/**
 * What a panel's tab says. Several results of one document are open side by side, told apart by their time; by
 * its seconds too where another tab has `taken` the minute.
 */
export function resultTitle(
  { documentName, comment, targetCount, requestedAt }: Command,
  taken: readonly string[] = [],
): string {
  const what = comment === '' ? count(targetCount, 'node') : comment;
  if (requestedAt === undefined) return `${documentName} · ${what}`;
  const title = `${documentName} · ${what} · ${clock(requestedAt)}`;
  return taken.includes(title) ? `${title}:${twoDigits(new Date(requestedAt).getSeconds())}` : title;
}

/** `09:05` in the person's time zone; the same in every language, because a tab is short. */
function clock(milliseconds: number): string {
  const moment = new Date(milliseconds);
  return `${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** A short wait: `1 second`, `4 seconds`. */
export function secondsWords(milliseconds: number): string {
  return count(Math.max(1, Math.round(milliseconds / 1000)), 'second');
}

import { AppError } from '../../core/base/errors.ts';
import type { Command } from './command.ts';
import { statusWords } from './results/status.ts';
import { connectionWords, count } from './words.ts';

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

/** What a panel's tab says: several results of one document are open side by side. */
export function resultTitle(command: Command): string {
  const what = command.comment === '' ? count(command.targetCount, 'node') : command.comment;
  return `${command.documentName} · ${what}`;
}

/** A moment in the person's own language and time zone: today's by its time alone. */
export function momentWords(milliseconds: number, now: number): string {
  const moment = new Date(milliseconds);
  const isToday = moment.toDateString() === new Date(now).toDateString();
  return isToday ? moment.toLocaleTimeString() : moment.toLocaleString();
}

/** Why nothing can be shown of a command of a connection that is not there. */
export function elsewhere(connectionId: string): AppError {
  return new AppError(
    'credentials',
    `This command ran under ${connectionId}. Switch there to see its results.`,
  );
}

/** A short wait: `1 second`, `4 seconds`. */
export function secondsWords(milliseconds: number): string {
  return count(Math.max(1, Math.round(milliseconds / 1000)), 'second');
}

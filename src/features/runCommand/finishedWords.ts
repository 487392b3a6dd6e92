import type { Command } from './command.ts';
import { statusWords } from './results/status.ts';
import { count } from './words.ts';

/** The end of a command in one sentence, for who was not watching. */
export function finishedWords(command: Command): string {
  const where = `${command.documentName} on ${count(command.targetCount, 'node')}`;
  if (command.status === 'Success') return `${where}: success.`;
  const failed = command.errorCount + command.deliveryTimedOutCount;
  const without = failed > 0 ? `, ${failed} without success` : '';
  return `${where}: ${statusWords(command.details).toLowerCase()}${without}.`;
}

import { AppError } from '../../../core/base/errors.ts';
import { parseCommandRef, type CommandRef } from '../../../core/model/refs.ts';

/**
 * The command that a row stands for. Throws a sentence when there is none: VS Code forgets a row that is drawn
 * anew under a click, and another one, such as the selected, might not be what was meant.
 */
export function chosenCommand(row: unknown): CommandRef {
  const ref = parseCommandRef(row);
  if (ref !== undefined) return ref;
  throw new AppError('conflict', 'The list of commands changed under the click. Choose the command again.');
}

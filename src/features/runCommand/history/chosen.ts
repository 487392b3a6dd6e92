import { parseCommandRef, type CommandRef } from '../../../core/model/refs.ts';
import { rowGone } from '../../../core/model/rowGone.ts';

/**
 * The command that a row stands for.
 *
 * @throws kind `conflict` when there is none
 */
export function chosenCommand(row: unknown): CommandRef {
  const ref = parseCommandRef(row);
  if (ref !== undefined) return ref;
  throw rowGone('command');
}

import { AppError } from '../base/errors.ts';

/**
 * What is said when VS Code calls a row's command without the row. It does where rows are drawn anew while one is
 * pressed; another row, such as the selected, might not be what was meant.
 *
 * @param one what a row is, for example `node`
 */
export function rowGone(one: string): AppError {
  return new AppError('conflict', `The list of ${one}s changed under the click. Choose the ${one} again.`);
}

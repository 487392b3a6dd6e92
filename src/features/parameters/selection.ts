import { isRecord, isString } from '../../core/base/json.ts';
import { rowGone } from '../../core/model/rowGone.ts';
import type { ParameterEntry } from './model.ts';

/**
 * Reads the rows a command was called with. Commands can be called by anyone: a row is told by its kind and
 * name, and everything else about it is looked up in the model.
 *
 * @throws kind `conflict` when a parameter is gone, or none was chosen
 */
export function chosenParameters(
  rows: readonly unknown[],
  find: (name: string) => ParameterEntry | undefined,
): readonly [ParameterEntry, ...ParameterEntry[]] {
  const [first, ...others] = new Set(rows.flatMap((row) => parameterOf(row, find) ?? []));
  if (first === undefined) throw rowGone('parameter');
  return [first, ...others];
}

function parameterOf(
  row: unknown,
  find: (name: string) => ParameterEntry | undefined,
): ParameterEntry | undefined {
  if (!isRecord(row) || row['kind'] !== 'parameter' || !isRecord(row['entry'])) return undefined;
  const { name } = row['entry'];
  if (!isString(name)) return undefined;
  const entry = find(name);
  if (entry === undefined) throw rowGone('parameter');
  return entry;
}

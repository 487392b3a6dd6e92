import { isRecord, isString } from '../../core/base/json.ts';
import type { ParameterEntry } from './model.ts';

/**
 * Reads the rows a command was called with. Commands can be called by anyone: a row is told by its kind and
 * name, and everything else about it is looked up in the model.
 */
export function chosenParameters(
  rows: readonly unknown[],
  find: (name: string) => ParameterEntry | undefined,
): readonly ParameterEntry[] {
  return [...new Set(rows.flatMap((row) => parameterOf(row, find) ?? []))];
}

function parameterOf(
  row: unknown,
  find: (name: string) => ParameterEntry | undefined,
): ParameterEntry | undefined {
  if (!isRecord(row) || row['kind'] !== 'parameter' || !isRecord(row['entry'])) return undefined;
  const { name } = row['entry'];
  return isString(name) ? find(name) : undefined;
}

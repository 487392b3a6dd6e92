import { isRecord, isString } from '../../core/base/json.ts';
import { owners, type ListedDocument, type Owner } from './model.ts';

/**
 * Reads the rows a command was called with. Commands can be called by anyone: a row is told by its kind, owner
 * and name, and everything else about it is looked up in the model.
 */
export function chosenDocuments(
  rows: readonly unknown[],
  find: (owner: Owner, name: string) => ListedDocument | undefined,
): readonly ListedDocument[] {
  return [...new Set(rows.flatMap((row) => documentOf(row, find) ?? []))];
}

function documentOf(
  row: unknown,
  find: (owner: Owner, name: string) => ListedDocument | undefined,
): ListedDocument | undefined {
  if (!isRecord(row) || row['kind'] !== 'document' || !isRecord(row['document'])) return undefined;
  const { owner, name } = row['document'];
  const known = owners.find((each) => each === owner);
  return known === undefined || !isString(name) ? undefined : find(known, name);
}

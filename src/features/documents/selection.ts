import { isRecord, isString } from '../../core/base/json.ts';
import { rowGone } from '../../core/model/rowGone.ts';
import { owners, type ListedDocument, type Owner } from './model.ts';

/**
 * Reads the rows a command was called with. Commands can be called by anyone: a row is told by its kind, owner
 * and name, and everything else about it is looked up in the model.
 *
 * @throws kind `conflict` when a document is gone, or none was chosen
 */
export function chosenDocuments(
  rows: readonly unknown[],
  find: (owner: Owner, name: string) => ListedDocument | undefined,
): readonly [ListedDocument, ...ListedDocument[]] {
  const [first, ...others] = new Set(rows.flatMap((row) => documentOf(row, find) ?? []));
  if (first === undefined) throw rowGone('document');
  return [first, ...others];
}

function documentOf(
  row: unknown,
  find: (owner: Owner, name: string) => ListedDocument | undefined,
): ListedDocument | undefined {
  if (!isRecord(row) || row['kind'] !== 'document' || !isRecord(row['document'])) return undefined;
  const { owner, name } = row['document'];
  const known = owners.find((each) => each === owner);
  if (known === undefined || !isString(name)) return undefined;
  const document = find(known, name);
  if (document === undefined) throw rowGone('document');
  return document;
}

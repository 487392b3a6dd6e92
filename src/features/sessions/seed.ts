import { parseDocumentRef, parseNodeRef, type DocumentRef, type NodeRef } from '../../core/model/refs.ts';
import { AppError } from '../../core/base/errors.ts';
import { isRecord } from '../../core/base/json.ts';

/** What is known before the person is asked. */
export interface KnownSeed {
  readonly nodes: readonly NodeRef[];
  readonly document: DocumentRef | undefined;
}

/**
 * Parses what “Start Session With…” was called with; commands can be called by anyone.
 *
 * @throws kind `invalid`
 */
export function parseSeed(value: unknown): KnownSeed {
  if (value === undefined) return { nodes: [], document: undefined };
  if (!isRecord(value)) throw new AppError('invalid', 'This is neither nodes nor a document.');
  const { nodes, document } = value;
  return { nodes: nodes === undefined ? [] : parseNodes(nodes), document: parseDocument(document) };
}

/** @throws kind `invalid` when one of them is no node */
export function parseNodes(value: unknown): readonly NodeRef[] {
  if (!Array.isArray(value)) throw new AppError('invalid', 'This is no list of nodes.');
  return value.map(parseNode);
}

/** @throws kind `invalid` */
export function parseNode(value: unknown): NodeRef {
  const node = parseNodeRef(value);
  if (node === undefined) throw new AppError('invalid', 'This is not a node.');
  return node;
}

function parseDocument(value: unknown): DocumentRef | undefined {
  if (value === undefined) return undefined;
  const document = parseDocumentRef(value);
  if (document?.type !== 'Session') throw new AppError('invalid', 'This is not a Session document.');
  return document;
}

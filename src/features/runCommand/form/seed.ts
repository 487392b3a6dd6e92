import { isRecord, isString } from '../../../core/base/json.ts';
import { parseDocumentRef, parseNodeRef, type DocumentRef, type NodeRef } from '../../../core/model/refs.ts';

/** What a form opens with, after it was parsed: a command can be called by anyone with anything. */
export interface ParsedSeed {
  readonly nodes?: readonly NodeRef[];
  readonly tag?: { readonly key: string; readonly value: string };
  readonly document?: DocumentRef;
}

export function parseSeed(value: unknown): ParsedSeed {
  if (!isRecord(value)) return {};
  const nodes = (Array.isArray(value['nodes']) ? value['nodes'] : [])
    .map(parseNodeRef)
    .filter((node) => node !== undefined);
  const tag = parseTag(value['tag']);
  const document = parseDocumentRef(value['document']);
  return {
    ...(nodes.length === 0 ? {} : { nodes }),
    ...(tag === undefined ? {} : { tag }),
    ...(document === undefined ? {} : { document }),
  };
}

function parseTag(value: unknown): ParsedSeed['tag'] {
  if (!isRecord(value)) return undefined;
  const { key, value: wanted } = value;
  return isString(key) && key !== '' && isString(wanted) ? { key, value: wanted } : undefined;
}

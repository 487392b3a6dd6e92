import { getLocation, parseTree } from 'jsonc-parser';
import { inner } from '../../edits.ts';
import { completionKinds, type CompletionItem } from '../../lsp.ts';
import { sourceOf, unitOffsets } from '../../source.ts';
import { isTooDeep } from '../../syntax/depth.ts';
import { textOf, type ScalarNode, type Span } from '../../syntax/node.ts';
import type { KeySpec } from '../../tables/spec.ts';
import { describeKey } from '../hover.ts';
import { placeAt } from '../place/tree.ts';
import type { Place } from './place.ts';
import { literal } from './written.ts';

/** Inputs that the agent takes as a map, or as JSON text of one. */
const takesJson: ReadonlySet<string> = new Set(['sourceInfo', 'documentParameters']);

/** What can be written in JSON that is the text of an input; `undefined` where there is no such text. */
export function innerJsonItems(place: Place): readonly CompletionItem[] | undefined {
  const { slot, parsed, position } = place;
  if (slot?.spec === undefined || !takesJson.has(slot.spec.name)) return undefined;
  const offset = parsed.lines.offset(position);
  const { node } = placeAt(parsed.root, offset) ?? {};
  const value = textOf(node);
  if (node?.kind !== 'scalar' || node.style !== 'quoted' || value?.trimStart().startsWith('{') !== true)
    return undefined;
  const at = isTooDeep(value) ? undefined : unitAt(parsed.text, node, offset);
  return at === undefined ? [] : itemsIn({ place, node, value, keys: slot.keys ?? [] }, at);
}

/** Which unit of the value stands at an offset of the document. */
function unitAt(text: string, node: ScalarNode, offset: number): number | undefined {
  const { start, end } = inner(text, node);
  const raw = text.slice(start, end);
  const units = unitOffsets(raw, text.charAt(node.start));
  const at = raw === node.value ? offset - start : units.indexOf(offset - start);
  return at < 0 ? undefined : at;
}

interface Inner {
  readonly place: Place;
  readonly node: ScalarNode;
  readonly value: string;
  readonly keys: readonly KeySpec[];
}

function itemsIn(json: Inner, at: number): CompletionItem[] {
  const { path, isAtPropertyKey, previousNode } = getLocation(json.value, at);
  if (path.length !== 1) return [];
  const isInside =
    previousNode !== undefined && previousNode.offset < at && at <= previousNode.offset + previousNode.length;
  const word: Span = isInside
    ? { start: previousNode.offset, end: previousNode.offset + previousNode.length }
    : { start: at, end: at };
  if (isAtPropertyKey) return keyItems(json, word, isInside ? String(path[0]) : undefined);
  const values = json.keys.find(({ name }) => name === path[0])?.values ?? [];
  return values.flatMap((value, index) =>
    item(json, word, { label: value, text: JSON.stringify(value), index }),
  );
}

function keyItems(json: Inner, word: Span, own: string | undefined): CompletionItem[] {
  const present = parseTree(json.value)?.children?.map(({ children }) => String(children?.[0]?.value)) ?? [];
  const hasColon = /^\s*:/.test(json.value.slice(word.end));
  const missing = json.keys.filter(({ name }) => name === own || !present.includes(name));
  return missing.flatMap((key, index) => {
    const name = JSON.stringify(key.name);
    return item(json, word, { label: key.name, text: name, rest: hasColon ? '' : ': ""', index, key });
  });
}

interface Offered {
  readonly label: string;
  readonly text: string;
  /** Behind the text: its last character is a quote, before which the cursor goes. */
  readonly rest?: string;
  readonly index: number;
  readonly key?: KeySpec;
}

function item({ place, node }: Inner, word: Span, offered: Offered): CompletionItem[] {
  const { parsed } = place;
  const span = sourceOf(parsed.text, node, word.start, word.end);
  if (span === undefined) return [];
  const encode = (text: string): string => encoded(text, parsed.text.charAt(node.start));
  const { label, text, rest = '', index, key } = offered;
  const tail = rest === '' ? '' : `${literal(encode(rest.slice(0, -1)))}$0${literal(encode('"'))}`;
  return [
    {
      label,
      kind: key === undefined ? completionKinds.enumMember : completionKinds.property,
      ...(key === undefined ? {} : { detail: detailOf(key), documentation: describeKey(key) }),
      textEdit: { range: parsed.lines.range(span), newText: `${literal(encode(text))}${tail}` },
      insertTextFormat: 2,
      sortText: `${key?.required === false ? '1' : '0'}${String(index).padStart(3, '0')}`,
      filterText: encode(text),
    },
  ];
}

function detailOf({ type, required }: KeySpec): string {
  return required ? `${type}, required` : type;
}

/** The text as it is written in the quotes of the document. */
function encoded(text: string, quote: string): string {
  return quote === "'" ? text.replaceAll("'", "''") : JSON.stringify(text).slice(1, -1);
}

import { stringify } from 'yaml';
import {
  entryOf,
  isList,
  isMap,
  valueOf,
  type Entry,
  type MapNode,
  type Span,
  type SyntaxNode,
} from '../../../../src/core/language/syntax/node.ts';
import { mark, type Bed, type Change, type Plan } from './planter.ts';

/** A value as it is written in place of another one: JSON, which is YAML too. */
export function replaced(node: Span, value: unknown): Change {
  return { start: node.start, end: node.end, text: JSON.stringify(value) };
}

export function renamed(bed: Bed, entry: Entry, name: string): Change {
  return { ...replaced(entry.key, name), ...(bed.format === 'yaml' ? { text: name } : {}) };
}

/** Writes an entry before the first of the map. */
export function entryAdded(bed: Bed, map: MapNode, name: string, value: unknown): Change | undefined {
  const at = map.entries[0]?.key.start;
  if (at === undefined) return undefined;
  if (map.flow && bed.format === 'yaml') return inserted(at, `${oneLine({ [name]: value }).slice(1, -1)}, `);
  const indent = bed.lines.position(at).character;
  if (bed.format === 'json') {
    return inserted(at, `${JSON.stringify(name)}: ${written(bed, value, indent)},${lineEnd(bed, indent)}`);
  }
  return inserted(at, `${written(bed, { [name]: value }, indent)}${lineEnd(bed, indent)}`);
}

/** Takes an entry away, with what separates it from the others. */
export function entryRemoved(bed: Bed, map: MapNode, name: string): Change | undefined {
  const index = map.entries.findIndex((entry) => entry.name === name);
  const entry = map.entries[index];
  if (entry === undefined || map.entries.length < 2) return undefined;
  const next = map.entries[index + 1];
  if (next !== undefined) return { start: entry.key.start, end: next.key.start, text: '' };
  const before = map.entries[index - 1]?.value.end ?? entry.key.start;
  if (map.flow) return { start: before, end: entry.value.end, text: '' };
  const start = bed.lines.offset({ line: bed.lines.position(entry.key.start).line, character: 0 });
  return { start, end: Math.max(entry.value.end, entry.key.end + 1), text: '' };
}

/** Writes an item before the one at `index`. */
export function itemAdded(bed: Bed, list: SyntaxNode, index: number, value: unknown): Change | undefined {
  const at = isList(list) ? list.items[index]?.start : undefined;
  if (at === undefined || !isList(list)) return undefined;
  if (list.flow && bed.format === 'yaml') return inserted(at, `${oneLine(value)}, `);
  const indent = columnOf(bed, at);
  if (bed.format === 'json') return inserted(at, `${written(bed, value, indent)},${lineEnd(bed, indent)}`);
  const dash = bed.text.lastIndexOf('-', at);
  const before = lineEnd(bed, columnOf(bed, dash)) + bed.text.slice(dash, at);
  return inserted(at, `${written(bed, value, indent)}${before}`);
}

/** Writes a step before the one at `index` of `mainSteps`. */
export function stepAdded(bed: Bed, index: number, step: unknown): Change | undefined {
  const list = valueOf(bed.root, 'mainSteps');
  return list && itemAdded(bed, list, index, step);
}

/** Declares something under a key at the top, which is written when it is missing. */
export function declared(
  bed: Bed,
  section: 'parameters' | 'variables',
  name: string,
  value: unknown,
): Change | undefined {
  if (!isMap(bed.root)) return undefined;
  const existing = entryOf(bed.root, section);
  if (existing === undefined) return entryAdded(bed, bed.root, section, { [name]: value });
  return isMap(existing.value) ? entryAdded(bed, existing.value, name, value) : undefined;
}

function inserted(at: number, text: string): Change {
  return { start: at, end: at, text };
}

function oneLine(value: unknown): string {
  return JSON.stringify(value);
}

/** A value over several lines, the first without its indentation. */
function written(bed: Bed, value: unknown, indent: number): string {
  const text =
    bed.format === 'json'
      ? JSON.stringify(value, undefined, 2)
      : stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
  const lines = text.trimEnd().split('\n');
  return lines.join(lineEnd(bed, indent));
}

function lineEnd({ text }: Bed, indent: number): string {
  return (text.includes('\r\n') ? '\r\n' : '\n') + ' '.repeat(indent);
}

function columnOf({ lines }: Bed, offset: number): number {
  return lines.position(offset).character;
}

/** The text with the changes of a plan made, and the 0-based lines where the mistake may be shown. */
export function changed(
  { text, lines }: Bed,
  { changes, also = [] }: Plan,
): { readonly text: string; readonly lines: readonly number[] } {
  const [mistake] = changes;
  const lineNow = (offset: number, others: readonly Change[]): number =>
    others
      .filter((change) => change.end <= offset)
      .reduce(
        (line, { start, end, text: added }) => line + lineEnds(added) - lineEnds(text.slice(start, end)),
        lines.position(offset).line,
      );
  const others = changes.filter((change) => change !== mistake);
  const first = lineNow(mistake.start, others);
  const found = [
    ...marksIn(mistake.text).map((at) => first + lineEnds(mistake.text.slice(0, at))),
    ...also.map((offset) => lineNow(offset, changes)),
  ];
  return { text: applied(text, changes), lines: [...new Set(found)].sort((a, b) => a - b) };
}

function applied(text: string, changes: readonly Change[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (result, { start, end, text: added }) =>
        result.slice(0, start) + added.replaceAll(mark, '') + result.slice(end),
      text,
    );
}

/** Offsets of the marks; the beginning where there is none. */
function marksIn(text: string): readonly number[] {
  const found = Array.from(text.matchAll(new RegExp(mark, 'g')), ({ index }) => index);
  return found.length === 0 ? [0] : found;
}

function lineEnds(text: string): number {
  return text.split('\n').length - 1;
}

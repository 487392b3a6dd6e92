import type { Fix, TextEdit } from './lsp.ts';
import type { Entry, MapNode, ScalarNode, Span } from './syntax/node.ts';
import { LineMap, type Format } from './text.ts';

/** What an edit needs to know of the document. */
export interface EditContext {
  readonly text: string;
  readonly format: Format;
  readonly lines: LineMap;
}

/** Puts other text in a scalar's place; its quotes stay. */
export function replaceScalar(context: EditContext, node: ScalarNode, newText: string): TextEdit {
  return { range: context.lines.range(inner(context.text, node)), newText };
}

export function changeTo(context: EditContext, node: ScalarNode, value: string): Fix {
  return { title: `Change to '${value}'`, edits: [replaceScalar(context, node, value)] };
}

export function replaceSpan(context: EditContext, span: Span, newText: string): TextEdit {
  return { range: context.lines.range(span), newText };
}

/** The scalar without its quotes. */
export function inner(text: string, node: ScalarNode): Span {
  const quoted =
    node.style === 'quoted' && node.end - node.start >= 2 && /["']/.test(text.charAt(node.start));
  return quoted ? { start: node.start + 1, end: node.end - 1 } : node;
}

/** Adds `name: value` at the end of a map; `undefined` where it is not plain how. `value` is YAML and JSON alike. */
export function addKey(
  context: EditContext,
  map: MapNode,
  name: string,
  value: string,
): TextEdit | undefined {
  const last = map.entries.at(-1);
  if (last === undefined) return undefined;
  const key = context.format === 'json' ? JSON.stringify(name) : name;
  return map.flow
    ? addToFlow(context, last, `${key}: ${value}`)
    : addToBlock(context, map, `${key}: ${value}`);
}

function addToFlow(context: EditContext, last: Entry, pair: string): TextEdit {
  const at = context.lines.position(last.value.end);
  const indent = /^[ \t]*(?=")/.exec(context.lines.line(context.lines.position(last.key.start).line))?.[0];
  const newText = indent === undefined ? `, ${pair}` : `,${lineEnd(context.text)}${indent}${pair}`;
  return { range: { start: at, end: at }, newText };
}

/** Behind the last key when its value is on its line, else before the first: no block is in the way there. */
function addToBlock(context: EditContext, map: MapNode, pair: string): TextEdit | undefined {
  const [first] = map.entries;
  const last = map.entries.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const { line, character } = context.lines.position(first.key.start);
  const lastLine = context.lines.position(last.key.start).line;
  const indented = `${lineEnd(context.text)}${' '.repeat(character)}`;
  const isOnOneLine =
    context.lines.position(last.value.end).line === lastLine && last.value.end > last.key.end;
  if (isOnOneLine && !(last.value.kind === 'scalar' && last.value.style === 'block')) {
    const end = { line: lastLine, character: context.lines.line(lastLine).length };
    return { range: { start: end, end }, newText: `${indented}${pair}` };
  }
  return { range: { start: { line, character }, end: { line, character } }, newText: `${pair}${indented}` };
}

/** Takes an entry out of its map; nothing where it is the only one, or where it is not plain what belongs to it. */
export function removeEntry(context: EditContext, map: MapNode, entry: Entry): readonly Fix[] {
  const index = map.entries.indexOf(entry);
  // What a merge key took in stands elsewhere, and belongs to others too.
  if (entry.key.start < map.start || entry.value.end > map.end) return [];
  const before = map.entries[index - 1];
  const next = map.entries[index + 1];
  const span = map.flow
    ? flowSpan(entry, before, next)
    : before === undefined
      ? next && { start: entry.key.start, end: next.key.start }
      : ownLines(context, entry);
  if (index < 0 || span === undefined || span.start > span.end) return [];
  return [{ title: `Remove '${entry.name}'`, edits: [replaceSpan(context, span, '')] }];
}

function flowSpan(entry: Entry, before: Entry | undefined, next: Entry | undefined): Span | undefined {
  if (next !== undefined) return { start: entry.key.start, end: next.key.start };
  return before && { start: before.value.end, end: entry.value.end };
}

/** From the end of the line above to the end of the value's last line, with what is remarked there. */
function ownLines({ text, lines }: EditContext, { key, value }: Entry): Span | undefined {
  const first = lines.position(key.start);
  if (first.line === 0 || lines.line(first.line).slice(0, first.character).trim() !== '') return undefined;
  const last = lines.position(text.slice(0, Math.max(key.end, value.end)).trimEnd().length).line;
  const above = first.line - 1;
  return {
    start: lines.offset({ line: above, character: lines.line(above).length }),
    end: lines.offset({ line: last, character: lines.line(last).length }),
  };
}

/** The line end the document uses. */
export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The text after edits, which do not overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineMap(text);
  const placed = edits.map(({ range: { start, end }, newText }) => {
    return { start: lines.offset(start), end: lines.offset(end), newText };
  });
  let result = '';
  let from = 0;
  for (const { start, end, newText } of placed.sort((a, b) => a.start - b.start)) {
    result += text.slice(from, start) + newText;
    from = end;
  }
  return result + text.slice(from);
}

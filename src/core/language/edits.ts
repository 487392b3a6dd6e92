import type { Fix, TextEdit } from './lsp.ts';
import type { Entry, MapNode, ScalarNode, Span } from './syntax/node.ts';
import type { Format, LineMap } from './text.ts';

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

/** The line end the document uses. */
export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

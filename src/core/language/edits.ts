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

/** Before the first key: there the indentation is known and no block scalar is in the way. */
function addToBlock(context: EditContext, map: MapNode, pair: string): TextEdit | undefined {
  const first = map.entries[0];
  if (first === undefined) return undefined;
  const at = context.lines.position(first.key.start);
  const newText = `${pair}${lineEnd(context.text)}${' '.repeat(at.character)}`;
  return { range: { start: at, end: at }, newText };
}

/** The line end the document uses. */
export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

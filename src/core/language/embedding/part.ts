import { inner, lineEnd } from '../edits.ts';
import type { Position } from '../lsp.ts';
import { unitOffsets } from '../source.ts';
import type { MapNode, ScalarNode, Span } from '../syntax/node.ts';
import { LineMap, type Format } from '../text.ts';
import { LinePlacement, QuotedPlacement, type Placement } from './placement.ts';

/** A text with documents in it. */
export interface Host {
  readonly text: string;
  readonly format: Format;
  readonly lines: LineMap;
}

/** A document in it: its own text, and where that stands. */
export interface PlacedText {
  readonly text: string;
  readonly placement: Placement;
}

/** A document that is written as a map of the host. */
export function mapText(host: Host, node: MapNode): PlacedText {
  const start = host.lines.position(node.start);
  return node.flow ? slice(host, node) : lines(host, start.line, start.character, blockEnd(host, start));
}

/** A document that is written as text; `undefined` where places in it cannot be told. */
export function scalarText(host: Host, node: ScalarNode): PlacedText | undefined {
  if (node.style === 'block') return blockText(host, node);
  const span = inner(host.text, node);
  if (host.text.slice(span.start, span.end) === node.value) return slice(host, span);
  const quote = host.text.charAt(node.start);
  const text = String(node.value);
  const offsets = unitOffsets(host.text.slice(span.start, span.end), quote).map((each) => each + span.start);
  if (offsets.length !== text.length + 1) return undefined;
  return { text, placement: new QuotedPlacement(host.lines, new LineMap(text), offsets, quote) };
}

/** The lines below the sign `|` or `>`, without their indentation. */
function blockText(host: Host, node: ScalarNode): PlacedText | undefined {
  const first = host.lines.position(node.start).line + 1;
  let last = host.lines.position(node.end - 1).line;
  while (last > first && host.lines.line(last).trim() === '') last -= 1;
  for (let line = first; line <= last; line += 1) {
    const text = host.lines.line(line);
    if (text.trim() !== '') return lines(host, first, indentOf(text), last);
  }
  return undefined;
}

/** The last line of a block map: what follows stands less far to the right. */
function blockEnd({ lines: map }: Host, { line, character }: Position): number {
  let last = line;
  for (let next = line + 1; next < map.lineCount; next += 1) {
    const text = map.line(next);
    if (text.trim() !== '' && indentOf(text) < character && !/^\s*#/.test(text)) break;
    last = next;
  }
  return last;
}

function lines(host: Host, first: number, column: number, last: number): PlacedText {
  const all = Array.from({ length: last - first + 1 }, (_, index) => host.lines.line(first + index));
  const shifts = all.map((text, index) => (index === 0 ? column : Math.min(column, indentOf(text))));
  const text = all.map((each, index) => each.slice(shifts[index])).join('\n');
  const end = { line: last, character: host.lines.line(last).length };
  const newLine = lineEnd(host.text) + ' '.repeat(column);
  return { text, placement: new LinePlacement(first, shifts, end, newLine) };
}

/** A part of the text as it is. */
function slice(host: Host, span: Span): PlacedText {
  const text = host.text.slice(span.start, span.end);
  const start = host.lines.position(span.start);
  const end = host.lines.position(span.end);
  const shifts = Array.from({ length: end.line - start.line + 1 }, (_, index) =>
    index === 0 ? start.character : 0,
  );
  return { text, placement: new LinePlacement(start.line, shifts, end, lineEnd(host.text)) };
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

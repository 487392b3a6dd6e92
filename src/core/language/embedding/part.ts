import { inner, lineEnd } from '../edits.ts';
import type { Position } from '../lsp.ts';
import { unitOffsets } from '../source.ts';
import type { MapNode, ScalarNode, Span } from '../syntax/node.ts';
import { LineMap, type Format } from '../text.ts';
import {
  JoinedPlacement,
  LinePlacement,
  QuotedPlacement,
  type JoinedPiece,
  type Placement,
} from './placement.ts';

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
  return node.flow
    ? slice(host, node)
    : lines(host, start.line, start.character, blockEnd(host, start, node.end));
}

/** A document that is written as text; `undefined` where places in it cannot be told. */
export function scalarText(host: Host, node: ScalarNode): PlacedText | undefined {
  if (node.style === 'block') return blockText(host, node);
  const text = String(node.value);
  if (node.style === 'plain') {
    return host.text.slice(node.start, node.end) === text ? slice(host, node) : undefined;
  }
  const span = inner(host.text, node);
  const quote = host.text.charAt(node.start);
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
    if (text.trim() !== '') return lines(host, first, indentOf(text) - ownIndent(node), last);
  }
  return undefined;
}

/** Blanks in front of the first line that are the text's own: only behind a sign that says so, as `|2`. */
function ownIndent({ value }: ScalarNode): number {
  return /^\n*( *)/.exec(String(value))?.[1]?.length ?? 0;
}

/** Text that is not known, in the place of what CloudFormation puts there. */
const standIn = '${…}';

/** A document of pieces with a text between them; a piece that is not known has a stand-in. */
export function joinedText(
  pieces: readonly (PlacedText | undefined)[],
  separator: string,
): PlacedText | undefined {
  const placed: JoinedPiece[] = [];
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const before = index === 0 ? '' : separator;
    if (before !== '') placed.push(pieceAt(text.length, { text: before }));
    text += before;
    placed.push(pieceAt(text.length, piece ?? { text: standIn }));
    text += piece?.text ?? standIn;
  }
  if (placed.every(({ placement }) => placement === undefined)) return undefined;
  return { text, placement: new JoinedPlacement(new LineMap(text), placed) };
}

function pieceAt(start: number, { text, placement }: { text: string; placement?: Placement }): JoinedPiece {
  return { start, length: text.length, lines: new LineMap(text), ...(placement && { placement }) };
}

/** The last line of a block map: what follows stands less far to the right. Only quoted lines in it may do so too. */
function blockEnd({ lines: map, text: all }: Host, { line, character }: Position, end: number): number {
  let last = Math.max(line, map.position(lastCharacter(all, end)).line);
  for (let next = last + 1; next < map.lineCount; next += 1) {
    const text = map.line(next);
    if (text.trim() !== '' && indentOf(text) < character && !/^(?:\s*#| *\t)/.test(text)) break;
    last = next;
  }
  return last;
}

function lastCharacter(text: string, end: number): number {
  let last = end - 1;
  while (last > 0 && /\s/.test(text.charAt(last))) last -= 1;
  return last;
}

function lines(host: Host, first: number, column: number, last: number): PlacedText {
  const all = Array.from({ length: last - first + 1 }, (_, index) => host.lines.line(first + index));
  const shifts = all.map((text, index) => (index === 0 ? column : Math.min(column, indentOf(text))));
  const text = all.map((each, index) => each.slice(shifts[index])).join('\n');
  const end = { line: last, character: host.lines.line(last).length };
  const placement = new LinePlacement(first, shifts, end, lineEnd(host.text), ' '.repeat(column));
  return { text, placement };
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

import { inner } from '../edits.ts';
import type { Position, SelectionRange } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import {
  contains,
  type Entry,
  type ListNode,
  type ScalarNode,
  type Span,
  type SyntaxNode,
} from '../syntax/node.ts';

/** For each position what a growing selection takes in: word, reference, value, entry, step, list, document. */
export function selections(
  parsed: ParsedDocument,
  positions: readonly Position[],
): readonly SelectionRange[] {
  return positions.map((position) => chain(parsed, parsed.lines.offset(position)));
}

function chain(parsed: ParsedDocument, offset: number): SelectionRange {
  const whole = { start: 0, end: parsed.text.length };
  let selected: SelectionRange = { range: parsed.lines.range(whole) };
  let around: Span = whole;
  for (const span of spansAt(parsed, offset)) {
    if (!isStrictlyWithin(span, around) || !contains(span, offset)) continue;
    selected = { range: parsed.lines.range(span), parent: selected };
    around = span;
  }
  return selected;
}

function isStrictlyWithin(inside: Span, around: Span): boolean {
  const isSame = inside.start === around.start && inside.end === around.end;
  return !isSame && around.start <= inside.start && inside.end <= around.end;
}

/** What is around the offset, from the outside in. */
function* spansAt(parsed: ParsedDocument, offset: number): Generator<Span> {
  let node: SyntaxNode | undefined = parsed.root;
  while (node !== undefined && contains(node, offset)) {
    yield trimmed(parsed.text, node);
    if (node.kind === 'scalar') yield* inScalar(parsed.text, node, offset);
    if (node.kind === 'scalar') return;
    if (node.kind === 'list') {
      node = itemAt(node, offset);
      if (node !== undefined) yield withDash(parsed.text, node);
      continue;
    }
    const entry: Entry | undefined = node.entries.find(
      ({ key, value }) => contains(key, offset) || contains(value, offset),
    );
    if (entry === undefined) return;
    yield trimmed(parsed.text, { start: entry.key.start, end: Math.max(entry.key.end, entry.value.end) });
    if (contains(entry.key, offset)) yield* inScalar(parsed.text, entry.key, offset);
    node = contains(entry.key, offset) ? undefined : entry.value;
  }
}

function itemAt(list: ListNode, offset: number): SyntaxNode | undefined {
  return list.items.find((item) => contains(item, offset));
}

/** A block list's item with the dash before it. */
function withDash(text: string, item: Span): Span {
  const before = text.slice(Math.max(0, item.start - 200), item.start);
  const dash = /-\s+$/.exec(before);
  return trimmed(text, { start: dash === null ? item.start : item.start - dash[0].length, end: item.end });
}

function* inScalar(text: string, node: ScalarNode, offset: number): Generator<Span> {
  yield node;
  const content = inner(text, node);
  yield content;
  if (node.style === 'block') yield lineOf(text, offset);
  for (const pattern of [/\{\{[^{}\r\n]*\}\}/g, /[\w.:-]+/g, /\w+/g]) {
    const found = around(text, content, pattern, offset);
    if (found !== undefined) yield found;
  }
}

function around(text: string, span: Span, pattern: RegExp, offset: number): Span | undefined {
  const line = lineOf(text, offset);
  const start = Math.max(span.start, line.start);
  for (const match of text.slice(start, Math.min(span.end, line.end)).matchAll(pattern)) {
    const found = { start: start + match.index, end: start + match.index + match[0].length };
    if (contains(found, offset)) return found;
  }
  return undefined;
}

/** The line of the offset, without its indentation. */
function lineOf(text: string, offset: number): Span {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const length = /[\r\n]|$/.exec(text.slice(start))?.index ?? 0;
  const indent = /^[ \t]*/.exec(text.slice(start, start + length))?.[0].length ?? 0;
  return { start: Math.min(start + indent, start + length), end: start + length };
}

function trimmed(text: string, { start, end }: Span): Span {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last -= 1;
  return { start, end: last };
}

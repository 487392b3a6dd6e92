import { inner } from './edits.ts';
import type { ScalarNode, Span } from './syntax/node.ts';

/**
 * Where a part of a scalar's value stands in the text, whatever quotes and escapes it is written with; `from`
 * and `to` count UTF-16 code units of the value. `undefined` where lines are folded and the part cannot be told.
 */
export function sourceOf(text: string, node: ScalarNode, from: number, to: number): Span | undefined {
  const value = String(node.value);
  const span = inner(text, node);
  const raw = text.slice(span.start, span.end);
  if (raw === value) return { start: span.start + from, end: span.start + to };
  if (from === 0 && to === value.length && node.style !== 'block')
    return { start: span.start, end: span.end };
  const offsets = unitOffsets(raw, text.charAt(node.start));
  const start = offsets[from];
  const end = offsets[to];
  if (start === undefined || end === undefined || offsets.length !== value.length + 1) return undefined;
  return { start: span.start + start, end: span.start + end };
}

// The escapes of JSON are among those of YAML's double quotes.
const doubleUnit = /\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[^])|[^]/gi;
const singleUnit = /''|[^]/g;

/** The offset of each unit of a quoted value in its raw text, and that of the end. */
export function unitOffsets(raw: string, quote: string): readonly number[] {
  if (quote !== '"' && quote !== "'") return [];
  const units = [...raw.matchAll(quote === '"' ? doubleUnit : singleUnit)];
  return [...units.map((unit) => unit.index), raw.length];
}

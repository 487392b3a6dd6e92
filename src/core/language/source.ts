import { inner } from './edits.ts';
import type { ScalarNode, Span } from './syntax/node.ts';

/**
 * Where a part of a scalar's value stands in the text, whatever quotes and escapes it is written with; `from`
 * and `to` count UTF-16 code units of the value. `undefined` where lines are folded in it.
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
  if (/[\r\n]/.test(raw.slice(start, end))) return undefined;
  return { start: span.start + start, end: span.start + end };
}

// The escapes of JSON are among those of YAML's double quotes.
const doubleToken = /\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|\r\n?|[^])|[ \t]+|\r\n?|[^]/gi;
const singleToken = /''|[ \t]+|\r\n?|[^]/g;

/** The offset of each unit of a quoted value in its raw text, and that of the end; line ends are folded. */
export function unitOffsets(raw: string, quote: string): readonly number[] {
  if (quote !== '"' && quote !== "'") return [];
  const units: number[] = [];
  let fold: Fold = { blanks: [], breaks: [], isEscaped: false };
  const settle = (): void => {
    if (fold.blanks.length + fold.breaks.length === 0 && !fold.isEscaped) return;
    for (const unit of foldedUnits(fold)) units.push(unit);
    fold = { blanks: [], breaks: [], isEscaped: false };
  };
  for (const { 0: token, index } of raw.matchAll(quote === '"' ? doubleToken : singleToken)) {
    if (/^[ \t]/.test(token)) fold.blanks = Array.from(token, (_, at) => index + at);
    else if (/^[\r\n]/.test(token)) {
      fold.breaks.push(index);
      fold.blanks = [];
    } else if (/^\\[\r\n]/.test(token)) {
      settle();
      fold = { ...fold, isEscaped: true };
    } else {
      settle();
      units.push(index);
    }
  }
  settle();
  return [...units, raw.length];
}

/** Blanks and line ends in a row. */
interface Fold {
  blanks: readonly number[];
  readonly breaks: number[];
  /** It follows a backslash at a line's end. */
  readonly isEscaped: boolean;
}

/** Blanks round a line end do not count; one line end is a blank, of more all but the first are line ends. */
function foldedUnits({ blanks, breaks, isEscaped }: Fold): readonly number[] {
  if (isEscaped) return breaks;
  if (breaks.length === 0) return blanks;
  return breaks.length === 1 ? breaks : breaks.slice(1);
}

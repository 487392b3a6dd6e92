/** A part of the text that is YAML by itself, with where it starts. */
export interface Piece {
  readonly start: number;
  readonly text: string;
}

/** A top-level entry: whole, or its key's line and the items or entries of its value. */
export type TopPiece =
  { readonly kind: 'whole'; readonly piece: Piece } | ({ readonly kind: 'split' } & SplitPiece);

export interface SplitPiece {
  /** `mainSteps:` alone. */
  readonly header: Piece;
  readonly value: 'list' | 'map';
  readonly parts: readonly Piece[];
}

const topKey = /^(?:[\w.$-]+|"[^"\r\n]*"|'[^'\r\n]*')[ \t]*:(?=[ \t\r\n]|$)/gm;
const preamble = /^(?:[ \t]*(?:#[^\n]*)?(?:\r?\n|$)|---[ \t]*(?:#[^\n]*)?\r?\n)*$/;
/** Markers of documents and directives; merge keys, which reach from one piece into another. */
const marker = /^(?:---|\.\.\.|%| *<<[ \t]*:)/m;
/** Smaller entries are read faster than they are taken apart. */
const worthSplitting = 400;

/**
 * The pieces of a block map's text. Only indentation is looked at, and it is enough: what belongs to a block
 * stands further right than the block's own lines. `undefined` where that does not hold on sight: brackets at the
 * top, document markers, another first line. Whoever reads the pieces gives up when one of them has an error.
 */
export function piecesOf(text: string): readonly TopPiece[] | undefined {
  const starts = Array.from(text.matchAll(topKey), (match) => match.index);
  const first = starts[0];
  if (first === undefined || !preamble.test(text.slice(0, first)) || marker.test(text.slice(first))) {
    return undefined;
  }
  return cut(text, 0, starts).map((piece) => split(piece) ?? { kind: 'whole', piece });
}

function cut(text: string, base: number, starts: readonly number[]): Piece[] {
  return starts.map((start, index) => ({ start: base + start, text: text.slice(start, starts[index + 1]) }));
}

function split({ start, text }: Piece): TopPiece | undefined {
  if (text.length < worthSplitting) return undefined;
  const header = /^[^\n]*:[ \t]*(?:#[^\n]*)?\r?\n/.exec(text)?.[0];
  if (header === undefined) return undefined;
  const body = text.slice(header.length);
  const [lead, indent = '', character] = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*( *)([^\s#])/.exec(body) ?? [];
  if (lead === undefined) return undefined;
  const value = character === '-' ? 'list' : 'map';
  const starts = Array.from(body.matchAll(lineStarts(indent.length, value)), (match) => match.index);
  if (starts[0] !== lead.length - indent.length - 1) return undefined;
  return {
    kind: 'split',
    header: { start, text: header },
    value,
    parts: cut(body, start + header.length, starts),
  };
}

function lineStarts(indent: number, value: 'list' | 'map'): RegExp {
  const sign = value === 'list' ? '-(?=[ \\r\\n]|$)' : topKey.source.slice(1);
  return new RegExp(`^ {${indent}}${sign}`, 'gm');
}

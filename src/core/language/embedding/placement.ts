import type { Position, Range } from '../lsp.ts';
import type { LineMap } from '../text.ts';

/** Where a document stands in the text that holds it. */
export interface Placement {
  /** The place in the text for one in the document. */
  outer(position: Position): Position;
  /** The place in the document for one in the text; `undefined` outside of it. */
  inner(position: Position): Position | undefined;
  /** How text is written in place of the document's range; `undefined` where it cannot be. */
  write(text: string, range: Range): string | undefined;
}

/** A document whose lines stand in the text as they are, each behind some columns that are not its own. */
export class LinePlacement implements Placement {
  readonly #first: number;
  readonly #shifts: readonly number[];
  readonly #end: Position;
  readonly #lineEnd: string;
  readonly #indent: string;

  /** `first` is the line of the text that holds line 0; `end` is where the document ends in the text. */
  constructor(first: number, shifts: readonly number[], end: Position, lineEnd: string, indent = '') {
    this.#first = first;
    this.#shifts = shifts;
    this.#end = end;
    this.#lineEnd = lineEnd;
    this.#indent = indent;
  }

  outer({ line, character }: Position): Position {
    return { line: line + this.#first, character: character + this.#shift(line) };
  }

  inner({ line, character }: Position): Position | undefined {
    const own = line - this.#first;
    const shift = this.#shifts[own];
    const isBehind = line > this.#end.line || (line === this.#end.line && character > this.#end.character);
    if (shift === undefined || isBehind || character < shift) return undefined;
    return { line: own, character: character - shift };
  }

  write(text: string, { end }: Range): string {
    const last = ' '.repeat(end.character === 0 ? this.#shift(end.line) : this.#indent.length);
    return text.replace(/\r?\n/g, (found, at: number) => {
      const next = at + found.length;
      // Blank lines within stay blank; behind the last line end goes on what stood there.
      const isBlank = /[\r\n]/.test(text.charAt(next));
      return this.#lineEnd + (isBlank ? '' : next === text.length ? last : this.#indent);
    });
  }

  #shift(line: number): number {
    return this.#shifts[line] ?? 0;
  }
}

/** A document in a quoted string, where escapes are longer than what they stand for. */
export class QuotedPlacement implements Placement {
  readonly #text: LineMap;
  readonly #document: LineMap;
  readonly #offsets: readonly number[];
  readonly #quote: string;

  /** `offsets` has the place in the text of each code unit of the document, and that of its end. */
  constructor(text: LineMap, document: LineMap, offsets: readonly number[], quote: string) {
    this.#text = text;
    this.#document = document;
    this.#offsets = offsets;
    this.#quote = quote;
  }

  outer(position: Position): Position {
    return this.#text.position(this.#offsets[this.#document.offset(position)] ?? this.#offsets.at(-1) ?? 0);
  }

  inner(position: Position): Position | undefined {
    const offset = this.#text.offset(position);
    const index = this.#offsets.findLastIndex((each) => each <= offset);
    return index < 0 || offset > (this.#offsets.at(-1) ?? -1) ? undefined : this.#document.position(index);
  }

  write(text: string): string | undefined {
    if (this.#quote === '"') return JSON.stringify(text).slice(1, -1);
    return text.includes('\n') ? undefined : text.replaceAll("'", "''");
  }
}

/** A document that is put together from pieces, some of which stand nowhere in the text. */
export class JoinedPlacement implements Placement {
  readonly #document: LineMap;
  readonly #pieces: readonly JoinedPiece[];

  /** `pieces` in the order of the document; the first begins at 0. At least one of them has a placement. */
  constructor(document: LineMap, pieces: readonly JoinedPiece[]) {
    this.#document = document;
    this.#pieces = pieces;
  }

  outer(position: Position): Position {
    const offset = this.#document.offset(position);
    const placed = this.#pieces.filter(({ placement }) => placement !== undefined);
    const piece = placed.findLast(({ start }) => start <= offset) ?? placed[0];
    if (piece?.placement === undefined) return { line: 0, character: 0 };
    const within = Math.max(0, Math.min(offset - piece.start, piece.length));
    return piece.placement.outer(piece.lines.position(within));
  }

  inner(position: Position): Position | undefined {
    for (const { start, lines, placement } of this.#pieces) {
      const found = placement?.inner(position);
      if (found !== undefined) return this.#document.position(start + lines.offset(found));
    }
    return undefined;
  }

  /** Only within one piece. */
  write(text: string, range: Range): string | undefined {
    const start = this.#document.offset(range.start);
    const end = this.#document.offset(range.end);
    const piece = this.#pieces.findLast((each) => each.start <= start);
    if (piece?.placement === undefined || end > piece.start + piece.length) return undefined;
    const { lines } = piece;
    return piece.placement.write(text, {
      start: lines.position(start - piece.start),
      end: lines.position(end - piece.start),
    });
  }
}

/** A part of a document that is put together. */
export interface JoinedPiece {
  /** Code units of the document before it. */
  readonly start: number;
  readonly length: number;
  /** Its lines. */
  readonly lines: LineMap;
  /** Absent where it is not written in the text. */
  readonly placement?: Placement;
}

export function outerRange(placement: Placement, { start, end }: Range): Range {
  return { start: placement.outer(start), end: placement.outer(end) };
}

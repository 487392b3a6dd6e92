import type { Position, Range } from '../lsp.ts';
import type { LineMap } from '../text.ts';

/** Where a document stands in the text that holds it. */
export interface Placement {
  /** The place in the text for one in the document. */
  outer(position: Position): Position;
  /** The place in the document for one in the text; `undefined` outside of it. */
  inner(position: Position): Position | undefined;
  /** How text is written there; `undefined` where it cannot be. */
  write(text: string): string | undefined;
}

/** A document whose lines stand in the text as they are, each behind some columns that are not its own. */
export class LinePlacement implements Placement {
  readonly #first: number;
  readonly #shifts: readonly number[];
  readonly #end: Position;
  readonly #newLine: string;

  /** `first` is the line of the text that holds line 0; `end` is where the document ends in the text. */
  constructor(first: number, shifts: readonly number[], end: Position, newLine: string) {
    this.#first = first;
    this.#shifts = shifts;
    this.#end = end;
    this.#newLine = newLine;
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

  write(text: string): string {
    return text.replace(/\r?\n/g, this.#newLine);
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

export function outerRange(placement: Placement, { start, end }: Range): Range {
  return { start: placement.outer(start), end: placement.outer(end) };
}

import type { Position, Range } from './lsp.ts';
import type { Span } from './syntax/node.ts';

export type Format = 'yaml' | 'json';

/** A document as the service is given it; an editor's or a file's. */
export interface TextDocument {
  /** Identifies the document between versions. */
  readonly uri: string;
  readonly version: number;
  readonly format: Format;
  /** Served only where it is a CloudFormation template with documents in it; else the text is another tool's. */
  readonly within?: 'template';
  /** It is edited as a change calendar, whatever it holds yet. */
  readonly isCalendar?: true;
  /** Another tool fills in `${…}` before the service sees it. */
  readonly substituted?: boolean;
  getText(): string;
}

/** Converts offsets (UTF-16 code units) to positions and back. Lines end with LF, CRLF or CR. */
export class LineMap {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The line without its end. */
  line(index: number): string {
    const start = this.#starts[index];
    return start === undefined ? '' : this.#text.slice(start, this.#end(index));
  }

  /** Where the line's end begins. */
  #end(index: number): number {
    const next = this.#starts[index + 1];
    if (next === undefined) return this.#text.length;
    return this.#text.charAt(next - 2) === '\r' && this.#text.charAt(next - 1) === '\n' ? next - 2 : next - 1;
  }

  /** Spaces before the first other character of the line; `undefined` when it is blank. Cheaper than its text. */
  indent(index: number): number | undefined {
    const start = this.#starts[index];
    if (start === undefined) return undefined;
    let end = start;
    while (this.#text.charCodeAt(end) === 0x20) end += 1;
    const isBlank = end >= this.#text.length || /[\r\n]/.test(this.#text.charAt(end));
    return isBlank ? undefined : end - start;
  }

  offset(position: Position): number {
    const start = this.#starts[position.line];
    if (start === undefined) return position.line < 0 ? 0 : this.#text.length;
    return start + Math.max(0, Math.min(position.character, this.#end(position.line) - start));
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: Math.max(0, offset - (this.#starts[low] ?? 0)) };
  }

  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

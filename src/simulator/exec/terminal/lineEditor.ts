/** What a keystroke asks for, once the line is edited. */
export interface LineSink {
  /** Text for the screen. */
  echo(text: string): void;
  /** A finished line, without its end. */
  line(text: string): void;
  /** Ctrl-C. */
  interrupt(): void;
  /** Ctrl-D on an empty line. */
  end(): void;
}

const escape = '\u001b';
/** What follows ESC: a CSI sequence, an SS3 key, or one character. */
const escapeRest = /^(?:\[[0-9;?]*[@-~]|O.|[^[O])/u;
const endOfLine = '\r\n';

/**
 * Line mode: what a terminal driver does where there is no pseudo-terminal. Echo, backspace, Ctrl-U, Ctrl-C and
 * Ctrl-D; cursor keys and other sequences are swallowed.
 */
export class LineEditor {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #sink: LineSink;
  #line: readonly string[] = [];
  #pending = '';
  #afterReturn = false;

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  write(bytes: Uint8Array): void {
    this.#pending += this.#decoder.decode(bytes, { stream: true });
    while (this.#pending !== '') {
      if (this.#pending.startsWith(escape)) {
        const rest = escapeRest.exec(this.#pending.slice(1))?.[0];
        if (rest === undefined) return;
        this.#pending = this.#pending.slice(1 + rest.length);
      } else {
        const [key = ''] = this.#pending;
        this.#pending = this.#pending.slice(key.length);
        this.#key(key);
      }
    }
  }

  #key(key: string): void {
    // CR LF is one Enter.
    const isSecondHalf = key === '\n' && this.#afterReturn;
    this.#afterReturn = key === '\r';
    if (isSecondHalf) return;
    if (key === '\r' || key === '\n') this.#enter();
    else if (key === '\u007f' || key === '\b') this.#erase(1);
    else if (key === '\u0015') this.#erase(this.#line.length);
    else if (key === '\u0003') this.#interrupt();
    else if (key === '\u0004') this.#end();
    else if (key >= ' ' || key === '\t') this.#insert(key);
  }

  #insert(key: string): void {
    this.#line = [...this.#line, key];
    this.#sink.echo(key);
  }

  #erase(count: number): void {
    const erased = Math.min(count, this.#line.length);
    this.#line = this.#line.slice(0, this.#line.length - erased);
    this.#sink.echo('\b \b'.repeat(erased));
  }

  #enter(): void {
    const line = this.#line.join('');
    this.#line = [];
    this.#sink.echo(endOfLine);
    this.#sink.line(line);
  }

  #interrupt(): void {
    this.#line = [];
    this.#sink.echo(`^C${endOfLine}`);
    this.#sink.interrupt();
  }

  #end(): void {
    if (this.#line.length === 0) this.#sink.end();
  }
}

/** Programs end lines with LF; a screen wants CR LF. */
export function screenLines(text: string): string {
  return text.replaceAll(/\r?\n/g, endOfLine);
}

import type { Terminal } from '../../../../src/simulator/exec/terminal/terminal.ts';

/** What a terminal has shown, and a way to wait for it. */
export class Transcript {
  #text = '';
  #exitCode: number | undefined;
  #waiting: (() => void)[] = [];
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    terminal.onData((chunk) => {
      this.#text += chunk.toString('utf8');
      this.#wake();
    });
    terminal.onExit((code) => {
      this.#exitCode = code;
      this.#wake();
    });
  }

  get text(): string {
    return this.#text;
  }

  type(text: string): void {
    this.#terminal.write(Buffer.from(text, 'utf8'));
  }

  /** Resolves with what was matched; fails the test by its time limit when it never comes. */
  async until(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#text);
      if (found !== null) return found;
      if (this.#exitCode !== undefined) throw new Error(`Ended without ${String(pattern)}: ${this.#text}`);
      await this.#next();
    }
  }

  async exit(): Promise<number> {
    while (this.#exitCode === undefined) await this.#next();
    return this.#exitCode;
  }

  #next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }
}

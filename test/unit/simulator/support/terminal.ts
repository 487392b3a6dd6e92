import { Emitter } from '../../../../src/core/base/event.ts';
import type { TerminalFactory, TerminalOptions } from '../../../../src/simulator/exec/terminal/factory.ts';
import type { Terminal, TerminalSize } from '../../../../src/simulator/exec/terminal/terminal.ts';

/** A terminal that records, and says what a test has it say. */
export class FakeTerminal implements Terminal {
  readonly #data = new Emitter<Buffer>();
  readonly #exit = new Emitter<number>();
  readonly onData = this.#data.event;
  readonly onExit = this.#exit.event;
  readonly sizes: TerminalSize[] = [];
  isReady = true;
  isPaused = false;
  isDisposed = false;
  typed = '';

  write(bytes: Uint8Array): void {
    this.typed += Buffer.from(bytes).toString('utf8');
  }

  resize(size: TerminalSize): void {
    this.sizes.push(size);
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  dispose(): void {
    this.isDisposed = true;
  }

  say(text: string | Buffer): void {
    this.#data.fire(Buffer.from(text));
  }

  exit(code = 0): void {
    this.#exit.fire(code);
  }
}

export interface FakeTerminals extends TerminalFactory {
  /** In the order of their opening. */
  readonly opened: readonly FakeTerminal[];
  readonly asked: readonly TerminalOptions[];
}

export function fakeTerminals(): FakeTerminals {
  const opened: FakeTerminal[] = [];
  const asked: TerminalOptions[] = [];
  return {
    opened,
    asked,
    open(_, options) {
      asked.push(options);
      const terminal = new FakeTerminal();
      opened.push(terminal);
      return Promise.resolve(terminal);
    },
  };
}

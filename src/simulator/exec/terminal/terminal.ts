import type { Disposable } from '../../../core/base/disposable.ts';
import type { Event } from '../../../core/base/event.ts';

export interface TerminalSize {
  readonly cols: number;
  readonly rows: number;
}

/** A shell that somebody types into. Disposing ends it with everything it started. */
export interface Terminal extends Disposable {
  readonly onData: Event<Buffer>;
  /** The shell has ended, with this exit code. Told once; all data came before. */
  readonly onExit: Event<number>;
  /** Whether it takes input now: it has started, and what it was given before has been swallowed. */
  readonly isReady: boolean;
  /** Keystrokes as a terminal sends them: Enter is 0x0D, Ctrl-C is 0x03. */
  write(bytes: Uint8Array): void;
  resize(size: TerminalSize): void;
  /** Stops and goes on reading the shell's output; the shell waits meanwhile. */
  pause(): void;
  resume(): void;
}

import { encodeSize, type TerminalSize } from '../codec/terminal.ts';

/** Keeps the terminal's size and tells it to the agent once it may be told, each size once (§11). */
export class SizeTeller {
  readonly #send: (payload: Uint8Array) => void;
  #size: TerminalSize | undefined;
  #told: TerminalSize | undefined;

  /** @param send posts a Size message */
  constructor(send: (payload: Uint8Array) => void) {
    this.#send = send;
  }

  /** A terminal that is not shown yet has no size; the agent must not be told 0 x 0 (§11). */
  set(cols: number, rows: number): void {
    if (cols >= 1 && rows >= 1) this.#size = { cols, rows };
  }

  /** The agent takes messages: tells the last size unless it knows that. */
  tell(): void {
    const size = this.#size;
    if (size === undefined) return;
    if (this.#told?.cols === size.cols && this.#told.rows === size.rows) return;
    this.#told = size;
    this.#send(encodeSize(size));
  }

  /** What was told was thrown away: before HandshakeComplete the agent takes no size (§9). */
  forget(): void {
    this.#told = undefined;
  }
}

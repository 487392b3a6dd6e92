const defaultMost = 512;
/** So few keep a line busy even while the computer is; a keystroke does not notice them. */
const defaultLeast = 128;
/** So much longer than the quickest a message may take: then others wait before it, and more would only wait, too. */
const queueingMilliseconds = 100;

/**
 * How many messages, of up to 1,024 bytes, may be in flight. Neither real peer has flow control (§8), so this is
 * ours: enough to keep the line busy, and not so many that a keystroke waits for seconds behind an upload.
 */
export class Window {
  readonly #most: number;
  readonly #least: number;
  #size: number;
  #quickest = Infinity;

  constructor(most: number = defaultMost) {
    this.#most = most;
    this.#least = Math.min(defaultLeast, most);
    this.#size = most;
  }

  get size(): number {
    return this.#size;
  }

  /** @param elapsed milliseconds from sending to acknowledgement of a message that was sent once */
  sample(elapsed: number): void {
    this.#quickest = Math.min(this.#quickest, elapsed);
    const isQueueing = elapsed - this.#quickest > queueingMilliseconds;
    const size = this.#size + (isQueueing ? -1 : 1);
    this.#size = Math.min(this.#most, Math.max(this.#least, size));
  }

  /** On a new socket, which may go another way. */
  forget(): void {
    this.#quickest = Infinity;
  }
}

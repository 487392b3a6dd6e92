import type { Loss } from './link.ts';

const baseMilliseconds = 100;
const longestMilliseconds = 30_000;
/** A socket that lived this long was a good one: what follows is a new loss, not the old one going on. */
const goodLifeMilliseconds = 1000;

/**
 * When to try again. The first attempt after a good life is made at once (the service closes sockets about
 * hourly, §13), then 100 to 200 ms, doubling up to 30 s. There is no last attempt.
 */
export class Backoff {
  readonly #random: () => number;
  #attempt = 0;

  /** @param random numbers in [0, 1), so that many sessions do not return in step */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** Attempts since the last good life. */
  get attempt(): number {
    return this.#attempt;
  }

  /** Takes note of a link's end. One that at least brought messages waits, but briefly. */
  lost(loss: Loss): void {
    if (loss.livedMs >= goodLifeMilliseconds) this.#attempt = 0;
    else if (loss.received) this.#attempt = 1;
  }

  /** Counts an attempt and says after how many milliseconds to make it. */
  next(): number {
    this.#attempt += 1;
    if (this.#attempt === 1) return 0;
    const step = baseMilliseconds * 2 ** Math.min(this.#attempt - 2, 16);
    return Math.min(longestMilliseconds, step * (1 + this.#random()));
  }
}

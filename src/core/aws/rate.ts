import type { Clock } from '../base/clock.ts';

/** Calls a second that may start: unlimited until the service throttles, then learned from what it bore. */
export interface Rate {
  /** Takes a permit and answers 0, or takes none and answers how many milliseconds to wait. */
  take(): number;
  slowDown(): void;
  speedUp(): void;
}

const windowMs = 2000;
const slowest = 0.5;
const shrink = 0.7;
const growth = 0.25;
const burst = 2;
/** Throttles that follow each other faster than this belong to one burst and slow down once. */
const quietMs = 500;
/** After so long without a throttle there is no limit any more. */
const forgetMs = 60_000;

/** A token bucket whose rate falls by a factor and rises by steps (AIMD). */
export function createRate(clock: Clock): Rate {
  return new AdaptiveRate(clock);
}

class AdaptiveRate implements Rate {
  readonly #clock: Clock;
  #starts: number[] = [];
  /** Calls a second; undefined: no limit. */
  #limit: number | undefined;
  #permits = 0;
  #filledAt = 0;
  #throttledAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  take(): number {
    const now = this.#clock.now();
    const waitMs = this.#waitMs(now);
    if (waitMs > 0) return waitMs;
    this.#permits -= 1;
    this.#starts = [...this.#starts.filter((start) => now - start < windowMs), now];
    return 0;
  }

  slowDown(): void {
    const now = this.#clock.now();
    const sinceLast = now - this.#throttledAt;
    this.#throttledAt = now;
    if (this.#limit !== undefined && sinceLast < quietMs) return;
    const borne = this.#starts.filter((start) => now - start < windowMs).length / (windowMs / 1000);
    this.#limit = Math.max(slowest, Math.min(this.#limit ?? borne, borne) * shrink);
    this.#permits = 0;
    this.#filledAt = now;
  }

  speedUp(): void {
    if (this.#limit === undefined) return;
    if (this.#clock.now() - this.#throttledAt > forgetMs) this.#limit = undefined;
    else this.#limit += growth;
  }

  #waitMs(now: number): number {
    if (this.#limit === undefined) return 0;
    const gained = ((now - this.#filledAt) / 1000) * this.#limit;
    this.#permits = Math.min(burst, this.#permits + gained);
    this.#filledAt = now;
    if (this.#permits >= 1) return 0;
    return Math.ceil(((1 - this.#permits) / this.#limit) * 1000);
  }
}

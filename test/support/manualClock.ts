import type { Clock } from '../../src/core/base/clock.ts';
import { toDisposable } from '../../src/core/base/disposable.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** A clock that moves when a test says so; timers fire in order of their time, then of their making. */
export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  readonly #timers = new Set<Timer>();

  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  get pending(): number {
    return this.#timers.size;
  }

  after(ms: number, task: () => void): ReturnType<Clock['after']> {
    const timer = { at: this.#now + ms, order: this.#order++, task };
    this.#timers.add(timer);
    return toDisposable(() => this.#timers.delete(timer));
  }

  /** Moves the time on by `ms`, running what falls due on the way, and lets promises settle between. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.at);
      this.#timers.delete(next);
      next.task();
      await settle();
    }
    this.#now = end;
  }

  /** The machine sleeps: time goes on and no timer fires; what fell due meanwhile is late. */
  sleep(ms: number): void {
    this.#now += ms;
  }

  #next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at > end) continue;
      if (
        first === undefined ||
        timer.at < first.at ||
        (timer.at === first.at && timer.order < first.order)
      ) {
        first = timer;
      }
    }
    return first;
  }
}

const rounds = 20;

/** Lets chained promises run: a handful of turns of the event loop, no real time. */
export async function settle(): Promise<void> {
  for (let round = 0; round < rounds; round++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}

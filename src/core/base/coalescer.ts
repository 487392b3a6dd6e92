import type { Clock } from './clock.ts';
import type { Disposable } from './disposable.ts';

/**
 * Runs a task at most once in `ms`, however often it is asked for: the first time at once, then at the end of
 * each interval in which it was asked again, so that the last ask is never lost.
 */
export class Coalescer implements Disposable {
  readonly #clock: Clock;
  readonly #ms: number;
  readonly #task: () => void;
  #timer: Disposable | undefined;
  #asked = false;
  #disposed = false;

  constructor(clock: Clock, ms: number, task: () => void) {
    this.#clock = clock;
    this.#ms = ms;
    this.#task = task;
  }

  request(): void {
    if (this.#disposed) return;
    if (this.#timer !== undefined) {
      this.#asked = true;
      return;
    }
    this.#rest();
    this.#task();
  }

  /** Runs the task now and starts a new interval: for what a person must see at once. */
  now(): void {
    if (this.#disposed) return;
    this.#rest();
    this.#task();
  }

  /** Forgets the interval: what is asked for next runs at once. */
  rested(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#asked = false;
  }

  dispose(): void {
    this.#disposed = true;
    this.rested();
  }

  #rest(): void {
    this.rested();
    this.#timer = this.#clock.after(this.#ms, () => {
      this.#timer = undefined;
      if (this.#asked) this.request();
    });
  }
}

import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';

export interface WakeOptions {
  readonly clock: Clock;
  /** The machine slept, or stood still as if it had. */
  readonly woke: () => void;
}

/** How soon a sleep is noticed after it. */
const stepMilliseconds = 5000;
/** A step that takes this much longer was slept through; a busy machine is late by less. */
const sleepMilliseconds = 5000;

/**
 * Notices that the computer was asleep: the clock has moved on much further than the timer. While it slept,
 * the network and the service have mostly forgotten the socket, and no timer that counts only waking time
 * would say so soon.
 */
export class Wake implements Disposable {
  readonly #options: WakeOptions;
  #timer: Disposable | undefined;

  constructor(options: WakeOptions) {
    this.#options = options;
    this.#step();
  }

  dispose(): void {
    this.#timer?.dispose();
  }

  #step(): void {
    const { clock, woke } = this.#options;
    const due = clock.now() + stepMilliseconds;
    this.#timer = clock.after(stepMilliseconds, () => {
      const late = clock.now() - due;
      this.#step();
      if (late >= sleepMilliseconds) woke();
    });
  }
}

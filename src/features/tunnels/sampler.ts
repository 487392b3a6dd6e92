import type { Clock } from '../../core/base/clock.ts';
import type { Disposable } from '../../core/base/disposable.ts';

const second = 1000;

/** Runs a task each second for as long as somebody looks; costs nothing when nobody does. */
export class Sampler implements Disposable {
  readonly #clock: Clock;
  readonly #isWanted: () => boolean;
  readonly #task: () => void;
  #timer: Disposable | undefined;

  constructor(clock: Clock, isWanted: () => boolean, task: () => void) {
    this.#clock = clock;
    this.#isWanted = isWanted;
    this.#task = task;
  }

  /** To be called when what is wanted may have changed. */
  look(): void {
    if (!this.#isWanted()) this.dispose();
    else this.#timer ??= this.#clock.after(second, () => this.#tick());
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  #tick(): void {
    this.#timer = undefined;
    if (this.#isWanted()) this.#task();
    this.look();
  }
}

import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';

/** Does something after a silence. Every {@link stir} begins the silence anew. */
export class Quiet implements Disposable {
  readonly #clock: Clock;
  readonly #isListening: () => boolean;
  #timer: Disposable | undefined;
  #since = 0;

  /** @param isListening false: the silence is no silence, nothing could be heard */
  constructor(clock: Clock, isListening: () => boolean = () => true) {
    this.#clock = clock;
    this.#isListening = isListening;
  }

  /** Waits for `ms` of silence from now on and then does `task`, once; forgets what was waited for before. */
  start(ms: number, task: () => void): void {
    this.stir();
    this.#wait(ms, ms, task);
  }

  /** Something was heard. Cheap: called for every message. */
  stir(): void {
    this.#since = this.#clock.now();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  #wait(rest: number, ms: number, task: () => void): void {
    this.#timer?.dispose();
    this.#timer = this.#clock.after(rest, () => {
      if (!this.#isListening()) this.stir();
      const left = this.#since + ms - this.#clock.now();
      if (left > 0) this.#wait(left, ms, task);
      else task();
    });
  }
}

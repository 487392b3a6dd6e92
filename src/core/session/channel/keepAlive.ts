import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';

export interface KeepAliveOptions {
  readonly clock: Clock;
  readonly intervalMs: number;
  readonly ping: () => void;
  /** Nothing was heard between two pings. */
  readonly dead: () => void;
}

/**
 * Pings at once and then every interval. A peer from which nothing came, no pong and no message, since the
 * ping before is dead: noticed within two intervals. (The plugin has no such limit and hangs on dead links, §2.)
 */
export class KeepAlive implements Disposable {
  readonly #options: KeepAliveOptions;
  #timer: Disposable | undefined;
  #heard = true;

  constructor(options: KeepAliveOptions) {
    this.#options = options;
    this.#beat();
  }

  /** Anything arrived. */
  heard(): void {
    this.#heard = true;
  }

  dispose(): void {
    this.#timer?.dispose();
  }

  #beat(): void {
    if (!this.#heard) {
      this.#options.dead();
      return;
    }
    this.#heard = false;
    this.#options.ping();
    this.#timer = this.#options.clock.after(this.#options.intervalMs, () => this.#beat());
  }
}

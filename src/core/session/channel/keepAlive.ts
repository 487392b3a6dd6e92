import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';

export interface KeepAliveOptions {
  readonly clock: Clock;
  readonly intervalMs: number;
  readonly ping: () => void;
  /** Bytes that were sent and that the network has not taken yet. */
  readonly backlog: () => number;
  /** Nothing was heard between two pings, and nothing was taken. */
  readonly dead: () => void;
}

/** An answer to the ping of {@link KeepAlive.check} that takes longer does not come. */
const checkMilliseconds = 5000;

/**
 * Pings at once and then every interval. A peer from which nothing came, no pong and no message, since the
 * ping before is dead: noticed within two intervals. (The plugin has no such limit and hangs on dead links, §2.)
 */
export class KeepAlive implements Disposable {
  readonly #options: KeepAliveOptions;
  #timer: Disposable | undefined;
  #heard = true;
  #isPaused = false;
  #backlog = 0;

  constructor(options: KeepAliveOptions) {
    this.#options = options;
    this.#beat();
  }

  /** Anything arrived. */
  heard(): void {
    this.#heard = true;
  }

  /** Nobody reads the socket: that nothing is heard says nothing. Pings go on, for routers on the way. */
  pause(): void {
    this.#isPaused = true;
  }

  /** The socket is read again: a peer that died meanwhile is noticed after one interval. */
  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#ping(this.#options.intervalMs);
  }

  /** Makes sure soon, because there is reason to doubt. */
  check(): void {
    if (!this.#isPaused) this.#ping(Math.min(checkMilliseconds, this.#options.intervalMs));
  }

  dispose(): void {
    this.#timer?.dispose();
  }

  #beat(): void {
    if (this.#heard || this.#isPaused || this.#isTaking) this.#ping(this.#options.intervalMs);
    else this.#options.dead();
  }

  /** A peer that takes what waits for it, however slowly, is there; its answers wait behind that. */
  get #isTaking(): boolean {
    return this.#options.backlog() < this.#backlog;
  }

  #ping(limitMs: number): void {
    this.#timer?.dispose();
    this.#heard = false;
    // Before the ping, which the computer's own buffers take although nobody is there.
    this.#backlog = this.#options.backlog();
    this.#options.ping();
    this.#timer = this.#options.clock.after(limitMs, () => this.#beat());
  }
}

import type { Clock } from '../base/clock.ts';
import { cancelled } from '../base/errors.ts';
import { onAbort } from '../base/abort.ts';
import { toDisposable, type Disposable } from '../base/disposable.ts';
import { createRate, type Rate } from './rate.ts';

export type Priority = 'foreground' | 'background';

export interface LimiterOptions {
  readonly clock: Clock;
  /** Calls in flight at most. */
  readonly concurrency: number;
  /** Of these, so many are kept free of background calls. */
  readonly reserved: number;
}

/** Decides when a call to one service may start: few at a time, foreground first, slower after throttles. */
export interface Limiter extends Disposable {
  /** Waits for a turn; dispose the result when the call has ended. Rejects with `cancelled` on abort. */
  turn(priority: Priority, signal: AbortSignal): Promise<Disposable>;
  /** The service throttled a call: from now on fewer are started a second. */
  throttled(): void;
  succeeded(): void;
}

interface Waiter {
  readonly priority: Priority;
  readonly start: () => void;
}

export function createLimiter(options: LimiterOptions): Limiter {
  return new ServiceLimiter(options);
}

class ServiceLimiter implements Limiter {
  readonly #options: LimiterOptions;
  readonly #rate: Rate;
  readonly #waiting: { readonly [P in Priority]: Set<Waiter> } = {
    foreground: new Set(),
    background: new Set(),
  };
  #running = 0;
  #background = 0;
  #timer: Disposable | undefined;

  constructor(options: LimiterOptions) {
    this.#options = options;
    this.#rate = createRate(options.clock);
  }

  turn(priority: Priority, signal: AbortSignal): Promise<Disposable> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(cancelled());
        return;
      }
      const waiter: Waiter = {
        priority,
        start: () => {
          aborting.dispose();
          resolve(toDisposable(() => this.#end(priority)));
        },
      };
      const aborting = onAbort(signal, () => {
        this.#waiting[priority].delete(waiter);
        reject(cancelled());
      });
      this.#waiting[priority].add(waiter);
      this.#pump();
    });
  }

  throttled(): void {
    this.#rate.slowDown();
  }

  succeeded(): void {
    this.#rate.speedUp();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  #pump(): void {
    for (let waiter = this.#next(); waiter !== undefined; waiter = this.#next()) {
      const waitMs = this.#rate.take();
      if (waitMs > 0) {
        this.#later(waitMs);
        return;
      }
      this.#begin(waiter);
    }
  }

  #next(): Waiter | undefined {
    const { concurrency, reserved } = this.#options;
    if (this.#running >= concurrency) return undefined;
    const [foreground] = this.#waiting.foreground;
    if (foreground !== undefined) return foreground;
    if (this.#background >= concurrency - reserved) return undefined;
    const [background] = this.#waiting.background;
    return background;
  }

  #begin(waiter: Waiter): void {
    this.#waiting[waiter.priority].delete(waiter);
    this.#running += 1;
    if (waiter.priority === 'background') this.#background += 1;
    waiter.start();
  }

  #end(priority: Priority): void {
    this.#running -= 1;
    if (priority === 'background') this.#background -= 1;
    this.#pump();
  }

  #later(ms: number): void {
    this.#timer?.dispose();
    this.#timer = this.#options.clock.after(ms, () => {
      this.#timer = undefined;
      this.#pump();
    });
  }
}

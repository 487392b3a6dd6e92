import type { Clock } from '../core/base/clock.ts';
import { DisposableStore, toDisposable, type Disposable } from '../core/base/disposable.ts';

/** What must be done when the extension is deactivated and takes time: terminating sessions, for example. */
export interface Closing {
  /** Disposing the result forgets the task. */
  add(task: () => Promise<void>): Disposable;
}

/** VS Code waits five seconds at most for an extension to deactivate. */
const limitMilliseconds = 3500;

/**
 * An activation's end: first the tasks, together, and then everything else, because the tasks still need it.
 * (VS Code disposes `context.subscriptions` without waiting for `deactivate`; so nothing is put there.)
 */
export class ClosingTasks implements Closing {
  readonly #tasks = new Set<() => Promise<void>>();
  #store = new DisposableStore();

  /** A new activation: what it makes goes into the store that is returned. */
  begin(): DisposableStore {
    this.#tasks.clear();
    this.#store = new DisposableStore();
    return this.#store;
  }

  add(task: () => Promise<void>): Disposable {
    const own = (): Promise<void> => task();
    this.#tasks.add(own);
    return toDisposable(() => this.#tasks.delete(own));
  }

  /** What takes too long is left behind; tasks report their own failures. */
  async end(clock: Clock): Promise<void> {
    const limit = new DisposableStore();
    const tooLong = new Promise<void>((resolve) => limit.add(clock.after(limitMilliseconds, resolve)));
    await Promise.race([Promise.allSettled([...this.#tasks].map((task) => task())), tooLong]);
    limit.dispose();
    this.#store.dispose();
  }
}

import { cancelled } from './errors.ts';
import { toDisposable, type Disposable } from './disposable.ts';

/** An abort signal that a disposable store can own: disposing aborts. */
export class AbortScope implements Disposable {
  readonly #controller = new AbortController();

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  dispose(): void {
    this.#controller.abort(cancelled());
  }
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled();
}

/** Calls `task` when `signal` aborts (at once when it already has); disposing forgets it. */
export function onAbort(signal: AbortSignal, task: () => void): Disposable {
  if (signal.aborted) {
    task();
    return toDisposable(() => undefined);
  }
  signal.addEventListener('abort', task, { once: true });
  return toDisposable(() => signal.removeEventListener('abort', task));
}

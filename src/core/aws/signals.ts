import { setMaxListeners } from 'node:events';
import { cancelled } from '../base/errors.ts';
import { onAbort } from '../base/abort.ts';
import { DisposableStore, type Disposable } from '../base/disposable.ts';

export interface LinkedSignal extends Disposable {
  readonly signal: AbortSignal;
}

/**
 * A signal that aborts with the first of `sources`. Dispose it after the call: unlike `AbortSignal.any` it
 * then leaves nothing behind on sources that live long.
 */
export function linkSignals(...sources: readonly AbortSignal[]): LinkedSignal {
  const controller = new AbortController();
  const store = new DisposableStore();
  // Many calls share a signal; Node takes more than ten listeners for a leak.
  setMaxListeners(0, ...sources);
  for (const source of sources) store.add(onAbort(source, () => controller.abort(cancelled())));
  return { signal: controller.signal, dispose: () => store.dispose() };
}

/**
 * `task`, or kind `cancelled` as soon as `signal` aborts. For work that does not listen to the signal itself,
 * as the SDK while it asks for credentials.
 */
export function abortable<T>(task: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborting = onAbort(signal, () => reject(cancelled()));
    task.then(resolve, reject).finally(() => aborting.dispose());
  });
}

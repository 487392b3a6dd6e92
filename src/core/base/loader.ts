import { AbortScope } from './abort.ts';
import type { Disposable } from './disposable.ts';
import { Emitter } from './event.ts';

export type LoadState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running' }
  | { readonly phase: 'done' }
  | { readonly phase: 'failed'; readonly error: unknown };

/** One piece of loading at a time: a newer one aborts the older, whose outcome then no longer counts. */
export class Loader implements Disposable {
  readonly #changed = new Emitter<LoadState>();
  readonly onDidChange = this.#changed.event;
  #scope: AbortScope | undefined;
  #state: LoadState = { phase: 'idle' };

  get state(): LoadState {
    return this.#state;
  }

  get isRunning(): boolean {
    return this.#state.phase === 'running';
  }

  start(work: (signal: AbortSignal) => Promise<void>): void {
    this.#scope?.dispose();
    const scope = new AbortScope();
    this.#scope = scope;
    this.#set({ phase: 'running' });
    void this.#run(scope, work);
  }

  /** Aborts what runs and forgets how it went. */
  reset(): void {
    this.#scope?.dispose();
    this.#scope = undefined;
    this.#set({ phase: 'idle' });
  }

  dispose(): void {
    this.#scope?.dispose();
    this.#scope = undefined;
    this.#changed.dispose();
  }

  async #run(scope: AbortScope, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await work(scope.signal);
      this.#settle(scope, { phase: 'done' });
    } catch (error) {
      this.#settle(scope, { phase: 'failed', error });
    }
  }

  #settle(scope: AbortScope, state: LoadState): void {
    if (this.#scope !== scope) return;
    this.#scope = undefined;
    // What the work left running (a second stream, say) has nobody to report to any more.
    scope.dispose();
    this.#set(state);
  }

  #set(state: LoadState): void {
    this.#state = state;
    this.#changed.fire(state);
  }
}

import { AbortScope } from '../../core/base/abort.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import { isCancelled } from '../../core/base/errors.ts';

/** A value that is being read, was read, or could not be read; a newer reading aborts the older one. */
export class Loaded<T> implements Disposable {
  readonly #changed: () => void;
  #scope: AbortScope | undefined;
  #running: Promise<void> = Promise.resolve();
  #value: T | undefined;
  #failure: unknown;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get value(): T | undefined {
    return this.#value;
  }

  /** What was thrown; undefined when nothing was, or while a new reading runs. */
  get failure(): unknown {
    return this.#failure;
  }

  get isLoading(): boolean {
    return this.#scope !== undefined;
  }

  /** `publish` shows what has been read so far, before the end. */
  load(work: (signal: AbortSignal, publish: (value: T) => void) => Promise<T>): void {
    this.#scope?.dispose();
    const scope = new AbortScope();
    this.#scope = scope;
    this.#failure = undefined;
    this.#running = this.#run(scope, work);
    this.#changed();
  }

  /** Forgets the value and stops reading it, so that nobody takes it for that of another thing. */
  clear(): void {
    this.dispose();
    this.#value = undefined;
    this.#failure = undefined;
  }

  /** Resolves when nothing is being read any more, however that ended. */
  async settled(): Promise<void> {
    while (this.isLoading) await this.#running;
  }

  dispose(): void {
    this.#scope?.dispose();
    this.#scope = undefined;
  }

  async #run(
    scope: AbortScope,
    work: (signal: AbortSignal, publish: (value: T) => void) => Promise<T>,
  ): Promise<void> {
    const publish = (value: T): void => {
      if (this.#scope !== scope) return;
      this.#value = value;
      this.#changed();
    };
    try {
      const value = await work(scope.signal, publish);
      this.#end(scope, () => (this.#value = value));
    } catch (error) {
      this.#end(scope, () => {
        if (!isCancelled(error)) this.#failure = error;
      });
    }
  }

  #end(scope: AbortScope, keep: () => void): void {
    if (this.#scope !== scope) return;
    this.#scope = undefined;
    keep();
    this.#changed();
  }
}

import { DisposableStore, type Disposable } from './disposable.ts';
import { cancelled } from './errors.ts';

/**
 * Something that is made when it is first asked for, once, however many ask meanwhile. A failure is not kept:
 * who asks next tries again. Disposing it disposes what was made, also when that is only just being made.
 */
export class Later<T extends Disposable> implements Disposable {
  readonly #make: () => Promise<T>;
  readonly #store = new DisposableStore();
  #made: Promise<T> | undefined;

  constructor(make: () => Promise<T>) {
    this.#make = make;
  }

  /** @throws what making it threw; kind `cancelled` once this was disposed */
  get(): Promise<T> {
    if (this.#store.isDisposed) return Promise.reject(cancelled());
    this.#made ??= this.#begin();
    return this.#made;
  }

  /** What was asked for already; undefined when nobody did, or making it failed. */
  get asked(): Promise<T> | undefined {
    return this.#made;
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #begin(): Promise<T> {
    try {
      // A turn later, so that even a failure at once comes after the assignment that it takes back.
      const made = this.#store.add(await Promise.resolve().then(this.#make));
      if (this.#store.isDisposed) throw cancelled();
      return made;
    } catch (error) {
      this.#made = undefined;
      throw error;
    }
  }
}

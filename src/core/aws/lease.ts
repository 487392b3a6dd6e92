import type { Disposable } from '../base/disposable.ts';

/**
 * A resource that is made at its first use and disposed after it was retired and its last use ended: calls in
 * flight keep their sockets while a new generation takes over.
 */
export class Lease<T extends Disposable> {
  readonly #make: () => Promise<T>;
  #made: Promise<T> | undefined;
  #users = 0;
  #retired = false;

  constructor(make: () => Promise<T>) {
    this.#make = make;
  }

  async use<R>(task: (resource: T) => Promise<R>): Promise<R> {
    this.#users += 1;
    try {
      return await task(await this.#resource());
    } finally {
      this.#users -= 1;
      this.#disposeIfIdle();
    }
  }

  retire(): void {
    this.#retired = true;
    this.#disposeIfIdle();
  }

  /** A making that failed is tried again at the next use. */
  #resource(): Promise<T> {
    const made = (this.#made ??= this.#make());
    made.catch(() => {
      if (this.#made === made) this.#made = undefined;
    });
    return made;
  }

  #disposeIfIdle(): void {
    if (!this.#retired || this.#users > 0) return;
    const made = this.#made;
    this.#made = undefined;
    void made?.then(
      (resource) => resource.dispose(),
      () => undefined,
    );
  }
}

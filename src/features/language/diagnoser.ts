import type { Clock } from '../../core/base/clock.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import { isCancelled } from '../../core/base/errors.ts';

export interface DiagnoserOptions<D, P> {
  readonly clock: Clock;
  /** Milliseconds of rest after an edit. */
  readonly delay: number;
  diagnose(document: D): Promise<P>;
  publish(document: D, problems: P): void;
  failed(error: unknown): void;
}

/**
 * Diagnoses documents once their author rests: of the edits in between only the last counts, and a result that
 * an edit has overtaken is dropped.
 */
export class Diagnoser<D, P> implements Disposable {
  readonly #options: DiagnoserOptions<D, P>;
  readonly #turns = new Map<string, Turn>();

  constructor(options: DiagnoserOptions<D, P>) {
    this.#options = options;
  }

  /** Diagnoses the document after a rest, or at once. `key` identifies it between versions. */
  schedule(key: string, document: D, when: 'rested' | 'now'): void {
    this.forget(key);
    const turn: Turn = { timer: undefined };
    this.#turns.set(key, turn);
    const run = (): void => void this.#run(key, document, turn);
    if (when === 'now') run();
    else turn.timer = this.#options.clock.after(this.#options.delay, run);
  }

  /** What is under way for the document comes to nothing. */
  forget(key: string): void {
    this.#turns.get(key)?.timer?.dispose();
    this.#turns.delete(key);
  }

  dispose(): void {
    for (const key of [...this.#turns.keys()]) this.forget(key);
  }

  async #run(key: string, document: D, turn: Turn): Promise<void> {
    try {
      const problems = await this.#options.diagnose(document);
      if (this.#turns.get(key) === turn) this.#options.publish(document, problems);
    } catch (error) {
      if (!isCancelled(error)) this.#options.failed(error);
    }
  }
}

interface Turn {
  timer: Disposable | undefined;
}

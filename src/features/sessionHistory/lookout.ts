import { AbortScope } from '../../core/base/abort.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import { isCancelled, kindOf, type ErrorKind } from '../../core/base/errors.ts';

/** What a lookout does when its time has come. */
export interface LookoutTask {
  look(signal: AbortSignal): Promise<void>;
  /** A look failed in a way that does not pass by itself. Nothing is looked at until {@link Lookout.wait}. */
  failed(): void;
}

const lookEveryMs = 30_000;
/** The service throttles or is not reached: it is asked less. */
const lookAfterTroubleMs = 120_000;
const soonMs = 1_500;

const passing: ReadonlySet<ErrorKind> = new Set(['network', 'throttled']);

/** Looks again from time to time while somebody sees what it finds, and never twice at once. */
export class Lookout implements Disposable {
  readonly #clock: Clock;
  readonly #task: LookoutTask;
  #visible = false;
  #isOn = false;
  #timer: Disposable | undefined;
  #scope: AbortScope | undefined;

  constructor(clock: Clock, task: LookoutTask) {
    this.#clock = clock;
    this.#task = task;
  }

  /** Something was read just now: the next look is due in its time. */
  wait(): void {
    this.#isOn = true;
    this.#schedule(lookEveryMs);
  }

  /** Something has happened that a look would show. */
  soon(): void {
    if (this.#isOn) this.#schedule(soonMs);
  }

  /** Stops until {@link wait}; what is under way comes to nothing. */
  rest(): void {
    this.#isOn = false;
    this.#stop();
  }

  /** Who comes back to the view sees it anew. */
  setVisible(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#visible = visible;
    if (!visible) this.#stop();
    else if (this.#isOn) this.#schedule(soonMs);
  }

  dispose(): void {
    this.rest();
  }

  #stop(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#scope?.dispose();
    this.#scope = undefined;
  }

  #schedule(ms: number): void {
    this.#stop();
    if (this.#visible && this.#isOn) this.#timer = this.#clock.after(ms, () => void this.#look());
  }

  async #look(): Promise<void> {
    const scope = new AbortScope();
    this.#scope = scope;
    try {
      await this.#task.look(scope.signal);
      if (this.#scope === scope) this.#schedule(lookEveryMs);
    } catch (error) {
      if (this.#scope !== scope || isCancelled(error)) return;
      if (passing.has(kindOf(error))) {
        this.#schedule(lookAfterTroubleMs);
        return;
      }
      this.rest();
      this.#task.failed();
    }
  }
}

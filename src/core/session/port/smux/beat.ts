import type { Clock } from '../../../base/clock.ts';
import type { Disposable } from '../../../base/disposable.ts';

export interface BeatTimes {
  /** Between two NOPs of ours. */
  readonly intervalMs: number;
  /** Without a frame from the other side for so long it is taken for dead. Absent: never. */
  readonly timeoutMs?: number;
}

/** What smux does on both sides unless a version gate turns it off (§9, §12). */
export const smuxBeatTimes = { intervalMs: 10_000, timeoutMs: 30_000 } as const satisfies BeatTimes;

export interface BeatOptions extends BeatTimes {
  readonly clock: Clock;
  readonly beat: () => void;
  readonly dead: () => void;
}

/** smux's keep-alive. A side that has it on ends the session when it hears nothing: so both must send. */
export class Beat implements Disposable {
  readonly #options: BeatOptions;
  #beatTimer: Disposable | undefined;
  #deathTimer: Disposable | undefined;
  #heard = false;

  constructor(options: BeatOptions) {
    this.#options = options;
    this.#waitToBeat();
    this.#waitForDeath();
  }

  /** A frame came. */
  heard(): void {
    this.#heard = true;
  }

  dispose(): void {
    this.#beatTimer?.dispose();
    this.#deathTimer?.dispose();
  }

  #waitToBeat(): void {
    this.#beatTimer = this.#options.clock.after(this.#options.intervalMs, () => {
      this.#options.beat();
      this.#waitToBeat();
    });
  }

  /** Looks once a timeout whether anything came since the look before, as smux does. */
  #waitForDeath(): void {
    const { clock, timeoutMs, dead } = this.#options;
    if (timeoutMs === undefined) return;
    this.#heard = false;
    this.#deathTimer = clock.after(timeoutMs, () => {
      if (this.#heard) this.#waitForDeath();
      else dead();
    });
  }
}

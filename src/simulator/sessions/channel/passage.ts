import type { Clock } from '../../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { Random } from '../../base/random.ts';
import type { ChannelFaults } from '../../faults/faults.ts';

/** One direction of a channel: takes messages where they are sent and hands them over where they arrive. */
export interface Passage extends Disposable {
  /** Calls `deliver` once for a message that arrives; what happens on the way is in {@link ChannelFaults}. */
  pass(deliver: () => void): void;
}

/** How the channels of sessions fare; asked anew for each message, so that faults strike open channels too. */
export interface ChannelLuck {
  passage(): Passage;
  /** Whether a message that arrives again is acknowledged again, as the agent does (§6). */
  readonly repeatsAcknowledgements: boolean;
}

export interface LuckParts {
  readonly faults: () => ChannelFaults;
  readonly random: Random;
  readonly clock: Clock;
}

/** Lets messages get lost, arrive twice, late or after the one behind them, as the faults say. */
export function createLuck(parts: LuckParts): ChannelLuck {
  return {
    passage: () => new FaultyPassage(parts),
    get repeatsAcknowledgements() {
      return !parts.faults().unrepeatedAcknowledgements;
    },
  };
}

/** How long a message waits for another to overtake it, where none comes. */
const overtakingMs = 20;

class FaultyPassage implements Passage {
  readonly #parts: LuckParts;
  readonly #timers = new DisposableStore();
  /** The message that the next one overtakes. */
  #held: Disposable | undefined;

  constructor(parts: LuckParts) {
    this.#parts = parts;
  }

  pass(deliver: () => void): void {
    const { lostMessages, doubledMessages, reorderedMessages, delayMs } = this.#parts.faults();
    if (this.#happens(lostMessages)) return;
    const times = this.#happens(doubledMessages) ? 2 : 1;
    const arrive = (): void => {
      for (let time = 0; time < times; time++) deliver();
    };
    const travel = delayMs === 0 ? arrive : (): void => void this.#later(delayMs, arrive);
    if (this.#held === undefined && this.#happens(reorderedMessages)) {
      this.#hold(travel);
      return;
    }
    travel();
    this.#held?.dispose();
  }

  dispose(): void {
    this.#timers.dispose();
  }

  #happens(probability: number): boolean {
    return probability > 0 && this.#parts.random() < probability;
  }

  #hold(travel: () => void): void {
    const timer = this.#later(overtakingMs, () => this.#held?.dispose());
    const held = {
      dispose: (): void => {
        this.#held = undefined;
        this.#timers.delete(timer);
        travel();
      },
    };
    this.#held = held;
  }

  #later(ms: number, task: () => void): Disposable {
    const timer = this.#timers.add(
      this.#parts.clock.after(ms, () => {
        this.#timers.delete(timer);
        task();
      }),
    );
    return timer;
  }
}

import { RoundTrip } from '../../../core/session/stream/roundTrip.ts';

interface Pending {
  readonly frame: Uint8Array;
  /** Undefined: not yet, publication was paused. */
  lastSent: number | undefined;
}

/**
 * What the agent sent and nobody acknowledged yet. It repeats as the real agent does (§8), which is harder on a
 * client than our own outbox: only the oldest message is looked at, and it is never given up.
 */
export class AgentOutbox {
  readonly #pending = new Map<number, Pending>();
  readonly #roundTrip = new RoundTrip();
  #next = 0;

  /** Sequence number of the next message; from 0, also over reconnects. */
  get next(): number {
    return this.#next;
  }

  get size(): number {
    return this.#pending.size;
  }

  /**
   * Takes the frame that bears {@link next}.
   * @param now undefined: it is not sent before {@link unsent} says so
   */
  add(frame: Uint8Array, now: number | undefined): void {
    this.#pending.set(this.#next, { frame, lastSent: now });
    this.#next += 1;
  }

  /** Matches on the sequence number only, as the agent does. */
  acknowledge(sequenceNumber: number, now: number): void {
    const pending = this.#pending.get(sequenceNumber);
    if (pending === undefined) return;
    this.#pending.delete(sequenceNumber);
    if (pending.lastSent !== undefined) this.#roundTrip.sample(now - pending.lastSent);
  }

  /** The oldest frame when it has waited for longer than the retransmission timeout. */
  due(now: number): Uint8Array | undefined {
    for (const pending of this.#pending.values()) {
      if (pending.lastSent === undefined || now - pending.lastSent <= this.#roundTrip.rto) return undefined;
      pending.lastSent = now;
      return pending.frame;
    }
    return undefined;
  }

  /** What was taken while nothing could be sent, in order. */
  unsent(now: number): readonly Uint8Array[] {
    const frames: Uint8Array[] = [];
    for (const pending of this.#pending.values()) {
      if (pending.lastSent !== undefined) continue;
      pending.lastSent = now;
      frames.push(pending.frame);
    }
    return frames;
  }

  /** Everything, in order: for a new socket, because what was under way on the old one is lost. */
  all(now: number): readonly Uint8Array[] {
    return [...this.#pending.values()].map((pending) => {
      pending.lastSent = now;
      return pending.frame;
    });
  }
}

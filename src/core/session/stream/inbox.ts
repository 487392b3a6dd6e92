import type { AgentMessage } from '../codec/agentMessage.ts';

/** Messages ahead of a gap that are kept; the plugin's number (§8). */
const defaultCapacity = 10_000;

/**
 * Puts what arrives into order. Everything that is delivered, kept or already known is to be acknowledged;
 * re-acknowledging duplicates is what lets a real agent go on after an acknowledgement was lost (§6).
 */
export class Inbox {
  /** The message to deliver now, kept beside the map: nearly all come in order, and a map pays for each removal. */
  #next: AgentMessage | undefined;
  readonly #ahead = new Map<number, AgentMessage>();
  readonly #capacity: number;
  #expected = 0;

  constructor(capacity: number = defaultCapacity) {
    this.#capacity = capacity;
  }

  /** Sequence number of the next message to deliver; continues over reconnects (§7). */
  get expected(): number {
    return this.#expected;
  }

  /** Messages that wait for an earlier one, or to be taken. */
  get waiting(): number {
    return this.#ahead.size + (this.#next === undefined ? 0 : 1);
  }

  /**
   * - `next`: call {@link take} until it returns nothing
   * - `kept`: acknowledge; a message before it is missing
   * - `duplicate`: acknowledge again, and no more
   * - `overflow`: neither; the peer will send it again
   */
  accept(message: AgentMessage): 'next' | 'kept' | 'duplicate' | 'overflow' {
    const { sequenceNumber } = message;
    if (this.#isKnown(sequenceNumber)) return 'duplicate';
    if (sequenceNumber - this.#expected > this.#capacity) return 'overflow';
    if (sequenceNumber === this.#expected) {
      this.#next = message;
      return 'next';
    }
    this.#ahead.set(sequenceNumber, message);
    return 'kept';
  }

  /** The next message in order, once. */
  take(): AgentMessage | undefined {
    const message = this.#next;
    if (message === undefined) return undefined;
    this.#expected += 1;
    this.#next = this.#ahead.get(this.#expected);
    if (this.#next !== undefined) this.#ahead.delete(this.#expected);
    return message;
  }

  #isKnown(sequenceNumber: number): boolean {
    if (sequenceNumber === this.#expected) return this.#next !== undefined;
    return sequenceNumber < this.#expected || this.#ahead.has(sequenceNumber);
  }
}

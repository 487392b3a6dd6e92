import { FrameStore } from './frameStore.ts';
import { RoundTrip } from './roundTrip.ts';
import { Window } from './window.ts';

/** A data message that was not acknowledged yet. Times are of the clock, milliseconds. */
interface Pending {
  readonly sequenceNumber: number;
  readonly frame: Buffer;
  readonly firstSent: number;
  lastSent: number;
  /** Ordinal of the last transmission, counted over all messages. */
  ordinal: number;
  sends: number;
  /** How often it was sent again although something sent later had already arrived. */
  overtaken: number;
  /** How long to wait after `lastSent`. */
  patience: number;
}

const longestPatience = 1000;
const longestDoubt = 5000;
/** So many repetitions, later messages arriving all the while, leave one doubt: the acknowledgement is lost. */
const doubtfulRepeats = 4;
/** A real agent keeps 100,000 messages behind a gap (§8): an acknowledgement beyond proves there is no gap. */
const agentBuffer = 100_000;
/** Repeated on mere suspicion at one look: a slow agent must not be sent its whole backlog twice. */
const suspects = 16;
/** With the window full and no acknowledgement for this long, one more message goes as a probe. */
const probeMilliseconds = 1000;
const mostProbes = 64;

/**
 * Numbers and keeps what was sent until it is acknowledged, and says what is due again. Acknowledgements are
 * one a message and not cumulative (§6). There is no last attempt: what is unacknowledged stays here.
 */
export class Outbox {
  readonly #pending = new Map<number, Pending>();
  readonly #store = new FrameStore();
  readonly #roundTrip = new RoundTrip();
  readonly #window: Window;
  #next = 0;
  #ordinals = 0;
  /** The latest transmission of which we know that it arrived. */
  #arrived = 0;
  #lastAcknowledged = 0;
  #doubtful = 0;
  #probes = 0;

  /** @param window messages in flight at most before {@link hasRoom} says no */
  constructor(window?: number) {
    this.#window = new Window(window);
  }

  /** Sequence number of the next message; starts at 0 and continues over reconnects (§7). */
  get nextSequenceNumber(): number {
    return this.#next;
  }

  /** Messages that are not acknowledged. */
  get size(): number {
    return this.#pending.size;
  }

  /**
   * Whether one more may be in flight. Messages whose acknowledgement is lost for good (some peers never repeat one)
   * do not take up room; should they fill it before they are known, probes tell.
   */
  get hasRoom(): boolean {
    return this.#pending.size - this.#doubtful < this.#window.size + this.#probes;
  }

  /** When the oldest message was sent, or the last acknowledgement heard if that is later; else undefined. */
  get unacknowledgedSince(): number | undefined {
    for (const pending of this.#pending.values()) {
      if (!isDoubtful(pending)) return Math.max(pending.firstSent, this.#lastAcknowledged);
    }
    return undefined;
  }

  /** Memory for the frame that is {@link add}ed next, which is used again once that is acknowledged. */
  allocate(bytes: number): Buffer {
    return this.#store.allocate(bytes);
  }

  /**
   * Takes the frame of the message that bears {@link nextSequenceNumber}, written to what {@link allocate} gave;
   * it is being sent now.
   */
  add(frame: Buffer, now: number): void {
    this.#ordinals += 1;
    this.#pending.set(this.#next, {
      sequenceNumber: this.#next,
      frame,
      firstSent: now,
      lastSent: now,
      ordinal: this.#ordinals,
      sends: 1,
      overtaken: 0,
      patience: this.#roundTrip.rto,
    });
    this.#next += 1;
  }

  /** Acknowledgements can be heard from now on: the silence before does not count. */
  listening(now: number): void {
    this.#lastAcknowledged = now;
  }

  /** Matches on the sequence number only, as both real peers do (§6). Nobody may be waiting for it. */
  acknowledge(sequenceNumber: number, now: number): void {
    this.#lastAcknowledged = now;
    this.#probes = 0;
    const pending = this.#pending.get(sequenceNumber);
    if (pending === undefined) return;
    this.#remove(pending);
    // Of a repeated message nobody knows which transmission is being acknowledged: no measure of the delay.
    if (pending.sends === 1) {
      this.#roundTrip.sample(now - pending.lastSent);
      this.#window.sample(now - pending.lastSent);
      this.#arrived = Math.max(this.#arrived, pending.ordinal);
    }
    this.#forgetProven(sequenceNumber);
  }

  /**
   * Frames to send again now, each after its patience: those which a later transmission overtook, and, when
   * no acknowledgement came for as long, of the others a few, the longest unsent first. While they come, the
   * others are only queued behind a slow line.
   */
  due(now: number): readonly Uint8Array[] {
    this.#probe(now);
    const overtaken: Pending[] = [];
    const others: Pending[] = [];
    const silence = now - this.#lastAcknowledged;
    for (const pending of this.#pending.values()) {
      if (now - pending.lastSent < pending.patience) continue;
      if (pending.ordinal < this.#arrived) overtaken.push(pending);
      else if (silence >= pending.patience) others.push(pending);
    }
    const few = others.sort((a, b) => a.ordinal - b.ordinal).slice(0, suspects);
    return [...overtaken, ...few].map((pending) => this.#repeat(pending, now));
  }

  /** Everything unacknowledged, in order: for a new socket, since the old one lost what was in flight (§13). */
  all(now: number): readonly Uint8Array[] {
    this.#window.forget();
    return [...this.#pending.values()].map((pending) => {
      this.#transmitted(pending, now);
      pending.patience = this.#roundTrip.rto;
      return pending.frame;
    });
  }

  /** Nothing is sent any more: gives its memory back. */
  clear(): void {
    this.#pending.clear();
    this.#doubtful = 0;
    this.#store.clear();
  }

  #probe(now: number): void {
    const since = this.unacknowledgedSince;
    if (since === undefined || this.hasRoom || this.#probes === mostProbes) return;
    if (now - since >= probeMilliseconds * (this.#probes + 1)) this.#probes += 1;
  }

  #repeat(pending: Pending, now: number): Uint8Array {
    if (pending.ordinal < this.#arrived) {
      pending.overtaken += 1;
      if (pending.overtaken === doubtfulRepeats) this.#doubtful += 1;
    }
    this.#transmitted(pending, now);
    pending.patience = Math.min(longestWait(pending, now), 2 * pending.patience);
    return pending.frame;
  }

  #transmitted(pending: Pending, now: number): void {
    this.#ordinals += 1;
    pending.ordinal = this.#ordinals;
    pending.lastSent = now;
    pending.sends += 1;
  }

  #remove(pending: Pending): void {
    this.#pending.delete(pending.sequenceNumber);
    this.#store.release(pending.frame);
    if (isDoubtful(pending)) this.#doubtful -= 1;
  }

  #forgetProven(acknowledged: number): void {
    for (const pending of this.#pending.values()) {
      if (pending.sequenceNumber > acknowledged - agentBuffer) return;
      this.#remove(pending);
    }
  }
}

/** An old doubt is looked into ever more rarely: its traffic must not keep an idle session alive for ever. */
function longestWait(pending: Pending, now: number): number {
  if (!isDoubtful(pending)) return longestPatience;
  return Math.max(longestDoubt, (now - pending.firstSent) / 4);
}

function isDoubtful(pending: Pending): boolean {
  return pending.overtaken >= doubtfulRepeats;
}

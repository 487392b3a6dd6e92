import { randomUUID } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { acknowledgementOf } from '../codec/acknowledge.ts';
import { encodeMessage, type AgentMessage } from '../codec/agentMessage.ts';
import { headerFlags, messageTypes, payloadTypes } from '../codec/constants.ts';
import { InputQueue, type Input } from '../stream/inputQueue.ts';
import { Outbox } from '../stream/outbox.ts';
import { Stall } from '../stream/stall.ts';

export interface SenderOptions {
  readonly clock: Clock;
  /** Sends a frame if the link is up; the bytes are taken before it returns. */
  readonly send: (frame: Uint8Array) => void;
  /** Input as it is sent: encrypted where the session is. */
  readonly seal: (input: Uint8Array) => Uint8Array;
  /** Bytes that were sent and that the network has not taken yet. */
  readonly backlog: () => number;
  /** Input was above the high-water mark and no longer is. */
  readonly drained: () => void;
  /** Nothing moved since then (milliseconds since the epoch) although something was sent; `undefined`: it does. */
  readonly stalled: (since: number | undefined) => void;
}

/** Payload of an input message, as the plugin sends it (§11); what AWS allows beyond is unknown. */
const largestInput = 1024;
/** How often unacknowledged messages are looked at (§8), milliseconds. */
const tickMilliseconds = 100;
/** What waits here is what the next keystroke waits for; it need only last until more comes. */
const highWaterMark = 64 * 1024;

/**
 * The sending side: input waits here until the agent takes it and there is room in flight; everything sent is
 * repeated until it is acknowledged.
 */
export class Sender implements Disposable {
  readonly #options: SenderOptions;
  readonly #outbox = new Outbox();
  readonly #queue = new InputQueue();
  readonly #stall: Stall;
  #isUp = false;
  #isOpen = false;
  #isFull = false;
  #isDeaf = false;
  #timer: Disposable | undefined;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#stall = new Stall(options.stalled);
  }

  /** Something waits or is under way. A message whose acknowledgement is lost for good is neither. */
  get isSending(): boolean {
    return !this.#queue.isEmpty || this.#outbox.unacknowledgedSince !== undefined;
  }

  /** The link is up: what was in flight on the one before is sent again at once. */
  up(): void {
    this.#isUp = true;
    const now = this.#now;
    this.#outbox.listening(now);
    for (const frame of this.#outbox.all(now)) this.#options.send(frame);
    this.#pump();
  }

  down(): void {
    this.#isUp = false;
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#stall.moved(this.#now);
  }

  /** The socket is not read: that no acknowledgement comes says nothing, and nothing is repeated for it. */
  deafen(): void {
    this.#isDeaf = true;
  }

  listen(): void {
    this.#isDeaf = false;
    this.#outbox.listening(this.#now);
    this.#arm();
  }

  /** Input may go: before HandshakeComplete the agent acknowledges it and throws it away (§9). */
  open(): void {
    this.#isOpen = true;
    this.#pump();
  }

  hold(): void {
    this.#isOpen = false;
  }

  /** Queues input. False asks the caller to wait for `drained`; the bytes are taken all the same. */
  input(bytes: Uint8Array): boolean {
    this.#queue.push(bytes);
    this.#pump();
    // Who was told false waits for `drained`, whatever little another caller adds meanwhile.
    if (this.#queue.length > highWaterMark) this.#isFull = true;
    return !this.#isFull;
  }

  /** Queues a flag, which goes after the input that was queued before it. */
  flag(payload: Uint8Array): void {
    this.#queue.pushFlag(payload);
    this.#pump();
  }

  discardInput(): void {
    this.#queue.clear();
  }

  /** Sends a message now, ahead of queued input: handshake, size, farewell. */
  post(payloadType: number, payload: Uint8Array): void {
    const now = this.#now;
    const message = {
      messageType: messageTypes.inputStream,
      schemaVersion: 1,
      createdDate: now,
      sequenceNumber: this.#outbox.nextSequenceNumber,
      flags: headerFlags.none,
      messageId: randomUUID(),
      payloadType,
      payload,
    };
    const frame = encodeMessage(message, (bytes) => this.#outbox.allocate(bytes));
    this.#outbox.add(frame, now);
    this.#options.send(frame);
    this.#arm();
  }

  /** Acknowledges a message that was received; never repeated (§6). */
  confirm(received: AgentMessage): void {
    // An agent that sends is there: on a slow line its acknowledgements come behind what else it sends.
    this.#stall.moved(this.#now);
    this.#options.send(encodeMessage(acknowledgementOf(received, this.#now, randomUUID())));
  }

  /** The agent acknowledged a message of ours. */
  acknowledged(sequenceNumber: number): void {
    this.#outbox.acknowledge(sequenceNumber, this.#now);
    this.#stall.moved(this.#now);
    this.#pump();
  }

  dispose(): void {
    this.down();
    this.#queue.clear();
    this.#outbox.clear();
  }

  get #now(): number {
    return this.#options.clock.now();
  }

  #pump(): void {
    while (this.#isUp && this.#isOpen && this.#outbox.hasRoom) {
      const next = this.#queue.take(largestInput);
      if (next === undefined) break;
      this.#postInput(next);
    }
    this.#arm();
    if (!this.#isFull || this.#queue.length > highWaterMark / 2) return;
    this.#isFull = false;
    this.#options.drained();
  }

  #postInput({ payloadType, payload }: Input): void {
    // Flags go in the clear (§10).
    this.post(payloadType, payloadType === payloadTypes.output ? this.#options.seal(payload) : payload);
  }

  #arm(): void {
    if (this.#timer !== undefined || !this.#isUp || this.#isDeaf || this.#outbox.size === 0) return;
    this.#timer = this.#options.clock.after(tickMilliseconds, () => this.#tick());
  }

  #tick(): void {
    this.#timer = undefined;
    if (this.#isDeaf) return;
    const now = this.#now;
    const backlog = this.#options.backlog();
    // What the network has not taken yet is not repeated: that would make things worse.
    if (backlog === 0) for (const frame of this.#outbox.due(now)) this.#options.send(frame);
    this.#stall.look(now, backlog, this.#outbox.unacknowledgedSince);
    this.#pump();
  }
}

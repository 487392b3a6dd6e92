import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import {
  acknowledgementOf,
  decodeMessage,
  encodeChannelClosed,
  encodeMessage,
  headerFlags,
  messageTypes,
  parseAcknowledgement,
  payloadTypes,
  type AgentMessage,
} from '../../../core/session/codec/index.ts';
import { Inbox } from '../../../core/session/stream/inbox.ts';
import { AgentOutbox } from './agentOutbox.ts';
import type { Link } from './link.ts';
import type { ChannelLuck, Passage } from './passage.ts';

/** What runs behind a channel, as the channel sees it. */
export interface ChannelEnd {
  /** False: not ready, the message is neither handled nor acknowledged and will come again. */
  accepts(payloadType: number): boolean;
  receive(payloadType: number, payload: Uint8Array): void;
  /** Fewer messages are under way again than {@link AgentChannel.isCongested} complains about. */
  drained(): void;
}

export interface AgentChannelOptions {
  readonly sessionId: string;
  readonly clock: Clock;
  readonly end: ChannelEnd;
  /** What happens to data messages and acknowledgements on their way to the client. */
  readonly luck: ChannelLuck;
  /** A data message went one way or the other. */
  onActivity(): void;
}

const tickMs = 100;
/** Messages under way, of up to 1 KB each, above which the shell is made to wait. */
const congestion = 1_024;
/** How long the end of a session waits for the last acknowledgements (§11). */
const partingMs = 2_000;

/**
 * The agent's and the service's side of one session's data channel. It outlives its sockets: sequence numbers and
 * unacknowledged messages stay over a resume (§13).
 */
export class AgentChannel implements Disposable {
  readonly #options: AgentChannelOptions;
  readonly #outbox = new AgentOutbox();
  readonly #inbox = new Inbox();
  readonly #outward: Passage;
  readonly #timers = new DisposableStore();
  #link: Link | undefined;
  #isTicking = false;
  #wasCongested = false;
  #onAllAcknowledged: (() => void) | undefined;

  constructor(options: AgentChannelOptions) {
    this.#options = options;
    this.#outward = options.luck.passage();
  }

  get isAttached(): boolean {
    return this.#link !== undefined;
  }

  get isCongested(): boolean {
    return this.#outbox.size >= congestion;
  }

  /** A new socket takes the place of the old one; what was not acknowledged goes out again. */
  attach(link: Link): void {
    const old = this.#link;
    this.#link = link;
    old?.close();
    for (const frame of this.#outbox.all(this.#options.clock.now())) this.#transmit(frame);
    this.#keepTicking();
  }

  detach(link: Link): void {
    if (this.#link === link) this.#link = undefined;
  }

  /** Sends a data message; without a socket it waits for one. */
  send(payloadType: number, payload: Uint8Array): void {
    const frame = encodeMessage({
      ...this.#header(),
      messageType: messageTypes.outputStream,
      sequenceNumber: this.#outbox.next,
      flags: this.#outbox.next === 0 ? headerFlags.syn : headerFlags.none,
      payloadType,
      payload,
    });
    this.#outbox.add(frame, this.#options.clock.now());
    this.#transmit(frame);
    this.#keepTicking();
    this.#wasCongested ||= this.isCongested;
    this.#options.onActivity();
  }

  /** A frame from the client. Anything that cannot be read is dropped, as the agent does. */
  receive(frame: Uint8Array): void {
    const decoded = decodeMessage(frame);
    if (!decoded.ok) return;
    const { message } = decoded;
    if (message.messageType === messageTypes.acknowledge) this.#acknowledged(message.payload);
    if (message.messageType === messageTypes.inputStream) this.#input(message);
  }

  /** Resolves when everything sent is acknowledged, or after two seconds. */
  settle(): Promise<void> {
    if (this.#outbox.size === 0 || !this.isAttached) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onAllAcknowledged = resolve;
      this.#timers.add(this.#options.clock.after(partingMs, resolve));
    });
  }

  /** The service closes the channel, with a text for the person, and the socket. */
  close(output: string): void {
    const link = this.#link;
    const { sessionId, clock } = this.#options;
    const header = this.#header();
    link?.send(
      encodeMessage({
        ...header,
        messageType: messageTypes.channelClosed,
        sequenceNumber: 0,
        flags: headerFlags.synFin,
        payloadType: payloadTypes.none,
        payload: encodeChannelClosed({
          messageId: header.messageId,
          createdDate: new Date(clock.now()).toISOString(),
          sessionId,
          destinationId: sessionId,
          output,
        }),
      }),
    );
    link?.close();
    this.dispose();
  }

  dispose(): void {
    this.#link = undefined;
    this.#outward.dispose();
    this.#timers.dispose();
  }

  #input(message: AgentMessage): void {
    const { end } = this.#options;
    if (message.sequenceNumber >= this.#inbox.expected && !end.accepts(message.payloadType)) return;
    const verdict = this.#inbox.accept(message);
    if (verdict === 'overflow') return;
    if (verdict === 'duplicate' && !this.#options.luck.repeatsAcknowledgements) return;
    this.#options.onActivity();
    if (verdict === 'next') this.#deliver();
    this.#transmit(encodeMessage(acknowledgementOf(message, this.#options.clock.now(), randomUUID())));
  }

  #deliver(): void {
    for (let next = this.#inbox.take(); next !== undefined; next = this.#inbox.take()) {
      this.#options.end.receive(next.payloadType, next.payload);
    }
  }

  #acknowledged(payload: Uint8Array): void {
    const acknowledgement = parseAcknowledgement(payload);
    if (acknowledgement === undefined) return;
    this.#outbox.acknowledge(acknowledgement.sequenceNumber, this.#options.clock.now());
    if (this.#wasCongested && !this.isCongested) {
      this.#wasCongested = false;
      this.#options.end.drained();
    }
    if (this.#outbox.size === 0) this.#onAllAcknowledged?.();
  }

  #transmit(frame: Uint8Array): void {
    if (this.#link === undefined) return;
    // The socket it was sent on is the one it is lost with.
    const link = this.#link;
    this.#outward.pass(() => link.send(frame));
  }

  /** Looks at the oldest unacknowledged message every 100 ms while there is one and somebody to send it to. */
  #keepTicking(): void {
    if (this.#isTicking || this.#outbox.size === 0 || !this.isAttached) return;
    this.#isTicking = true;
    const timer = this.#options.clock.after(tickMs, () => {
      this.#isTicking = false;
      this.#timers.delete(timer);
      const frame = this.isAttached ? this.#outbox.due(this.#options.clock.now()) : undefined;
      if (frame !== undefined) this.#transmit(frame);
      this.#keepTicking();
    });
    this.#timers.add(timer);
  }

  #header(): Pick<AgentMessage, 'schemaVersion' | 'createdDate' | 'messageId'> {
    return { schemaVersion: 1, createdDate: this.#options.clock.now(), messageId: randomUUID() };
  }
}

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
  /** {@link AgentChannel.isCongested} no longer. */
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
/**
 * Bytes of input in a message at most: those of the plugin (§11) and what encryption adds. Agents take more, but what
 * AWS lets through is not known (§16), so nobody may rely on it.
 */
const largestInput = 1_024 + 28;
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
  #isPaused = false;
  #wasCongested = false;
  #onAllAcknowledged: (() => void) | undefined;

  constructor(options: AgentChannelOptions) {
    this.#options = options;
    this.#outward = options.luck.passage();
  }

  get isAttached(): boolean {
    return this.#link !== undefined;
  }

  /** Nobody should produce more: the client does not keep up, its socket does not, or the service said pause. */
  get isCongested(): boolean {
    return this.#outbox.size >= congestion || this.#link?.isFull === true || this.#isPaused;
  }

  /**
   * A new socket takes the place of the old one; what was not acknowledged goes out again. Publication goes on: the
   * client that comes back says nothing by which the agent would learn of it.
   */
  attach(link: Link): void {
    const old = this.#link;
    this.#link = link;
    this.#isPaused = false;
    old?.close();
    for (const frame of this.#outbox.all(this.#options.clock.now())) this.#transmit(frame);
    this.#keepTicking();
    this.#relieve();
  }

  detach(link: Link): void {
    if (this.#link === link) this.#link = undefined;
    this.#relieve();
  }

  /** What waited in a socket that was full has been written. */
  linkDrained(): void {
    this.#relieve();
  }

  /**
   * The service pauses publication (§4): the agent reads no more, sends nothing and repeats nothing, but what it
   * is given it keeps in order. Any data message or acknowledgement of the client ends that too.
   */
  pausePublication(): void {
    this.#isPaused = true;
    this.#wasCongested = true;
    this.#link?.send(this.#notice(messageTypes.pausePublication));
  }

  /** The service has publication go on. */
  startPublication(): void {
    this.#link?.send(this.#notice(messageTypes.startPublication));
    this.#unpause();
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
    this.#outbox.add(frame, this.#isPaused ? undefined : this.#options.clock.now());
    if (!this.#isPaused) this.#transmit(frame);
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
    else if (message.messageType === messageTypes.inputStream) this.#input(message);
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
    const { end, luck } = this.#options;
    if (message.payloadType === payloadTypes.output && message.payload.byteLength > largestInput) return;
    this.#unpause();
    if (message.sequenceNumber >= this.#inbox.expected && !end.accepts(message.payloadType)) return;
    const verdict = this.#inbox.accept(message);
    if (verdict === 'overflow') return;
    if (verdict === 'duplicate' && (!luck.repeatsAcknowledgements || this.#link?.isFull === true)) return;
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
    this.#unpause();
    this.#relieve();
    if (this.#outbox.size === 0) this.#onAllAcknowledged?.();
  }

  #relieve(): void {
    if (!this.#wasCongested || this.isCongested) return;
    this.#wasCongested = false;
    this.#options.end.drained();
  }

  /** What was kept meanwhile goes out, in order. */
  #unpause(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    for (const frame of this.#outbox.unsent(this.#options.clock.now())) this.#transmit(frame);
    this.#keepTicking();
    this.#relieve();
  }

  #transmit(frame: Uint8Array): void {
    if (this.#link === undefined) return;
    // The socket it was sent on is the one it is lost with.
    const link = this.#link;
    this.#outward.pass(() => {
      link.send(frame);
      this.#wasCongested ||= link.isFull;
    });
  }

  /** Looks at the oldest unacknowledged message every 100 ms while there is one and somebody to send it to. */
  #keepTicking(): void {
    if (this.#isTicking || this.#isPaused || this.#outbox.size === 0 || !this.isAttached) return;
    this.#isTicking = true;
    const timer = this.#options.clock.after(tickMs, () => {
      this.#isTicking = false;
      this.#timers.delete(timer);
      // A client that does not read will not read it twice either.
      const canSend = this.#link?.isFull === false && !this.#isPaused;
      const frame = canSend ? this.#outbox.due(this.#options.clock.now()) : undefined;
      if (frame !== undefined) this.#transmit(frame);
      this.#keepTicking();
    });
    this.#timers.add(timer);
  }

  /** A message of the service's own, without content. */
  #notice(messageType: string): Uint8Array {
    return encodeMessage({
      ...this.#header(),
      messageType,
      sequenceNumber: 0,
      flags: headerFlags.synFin,
      payloadType: payloadTypes.none,
      payload: new Uint8Array(),
    });
  }

  #header(): Pick<AgentMessage, 'schemaVersion' | 'createdDate' | 'messageId'> {
    return { schemaVersion: 1, createdDate: this.#options.clock.now(), messageId: randomUUID() };
  }
}

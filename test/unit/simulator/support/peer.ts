import { randomUUID } from 'node:crypto';
import {
  acknowledgementOf,
  decodeMessage,
  encodeMessage,
  messageTypes,
  parseAcknowledgement,
  parseChannelClosed,
  payloadTypes,
  type AgentMessage,
} from '../../../../src/core/session/codec/index.ts';
import type { Link } from '../../../../src/simulator/sessions/channel/link.ts';

/** A client at the other end of a link, as exact or as careless as a test wants it. */
export class Peer {
  readonly received: AgentMessage[] = [];
  readonly #receive: (frame: Uint8Array) => void;
  #isClosed = false;
  #next = 0;
  /** Whether data messages are acknowledged as they come. */
  acknowledges = true;

  /** @param receive takes the frames that this client sends */
  constructor(receive: (frame: Uint8Array) => void) {
    this.#receive = receive;
  }

  /** A test says when the socket has taken as much as it can. */
  readonly link: Omit<Link, 'isFull'> & { isFull: boolean } = {
    isFull: false,
    send: (frame) => this.#got(frame),
    close: () => (this.#isClosed = true),
  };

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Data messages in order of arrival, doubles and all. */
  get data(): readonly AgentMessage[] {
    return this.received.filter(({ messageType }) => messageType === messageTypes.outputStream);
  }

  get output(): string {
    return this.data.map(({ payload }) => Buffer.from(payload).toString('utf8')).join('');
  }

  /** Sequence numbers that the other side acknowledged. */
  get acknowledged(): readonly number[] {
    return this.received
      .filter(({ messageType }) => messageType === messageTypes.acknowledge)
      .map(({ payload }) => parseAcknowledgement(payload)?.sequenceNumber ?? -1);
  }

  /** Output of `channel_closed`; undefined while the channel is open. */
  get closedWith(): string | undefined {
    const closed = this.received.find(({ messageType }) => messageType === messageTypes.channelClosed);
    return closed === undefined ? undefined : parseChannelClosed(closed.payload).output;
  }

  type(text: string): void {
    this.send(payloadTypes.output, Buffer.from(text, 'utf8'));
  }

  /** Sends a data message; with the next sequence number unless a test says otherwise. */
  send(payloadType: number, payload: Uint8Array, sequenceNumber = this.#next): void {
    this.#next = Math.max(this.#next, sequenceNumber + 1);
    this.#receive(encodeMessage(this.message({ sequenceNumber, payloadType, payload })));
  }

  acknowledge(message: AgentMessage): void {
    this.#receive(encodeMessage(acknowledgementOf(message, 1, randomUUID())));
  }

  message(change: Partial<AgentMessage>): AgentMessage {
    return {
      messageType: messageTypes.inputStream,
      schemaVersion: 1,
      createdDate: 1,
      sequenceNumber: 0,
      flags: 0,
      messageId: randomUUID(),
      payloadType: payloadTypes.output,
      payload: new Uint8Array(),
      ...change,
    };
  }

  #got(frame: Uint8Array): void {
    const decoded = decodeMessage(frame);
    if (!decoded.ok) throw new Error(`Unreadable frame: ${decoded.error}`);
    this.received.push(decoded.message);
    const isData = decoded.message.messageType === messageTypes.outputStream;
    // Never from within `send`: no network does that.
    if (isData && this.acknowledges) queueMicrotask(() => this.acknowledge(decoded.message));
  }
}

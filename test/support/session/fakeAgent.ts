import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../src/core/base/clock.ts';
import type { Disposable } from '../../../src/core/base/disposable.ts';
import {
  acknowledgementOf,
  decodeMessage,
  encodeChannelClosed,
  encodeMessage,
  messageTypes,
  parseAcknowledgement,
  parseOpenDataChannel,
  payloadTypes,
  type AgentMessage,
  type OpenDataChannel,
} from '../../../src/core/session/codec/index.ts';
import type { ServerEnd } from './memoryWire.ts';

export interface FakeAgentOptions {
  readonly clock: Clock;
  /** Real agents do (§6); the plugin, as a receiver, does not. */
  readonly repeatsAcknowledgements?: boolean;
  /** False: refuses, without acknowledging, until {@link FakeAgent.isReady} is set (§9). */
  readonly isReady?: boolean;
}

const resendMilliseconds = 200;
const tickMilliseconds = 100;

/**
 * The agent's and the service's side of a data channel, as the protocol facts describe them, small enough to
 * be believed. It survives its sockets.
 */
export class FakeAgent implements Disposable {
  readonly #options: FakeAgentOptions;
  readonly #unacknowledged = new Map<number, { frame: Uint8Array; sentAt: number }>();
  readonly #ahead = new Map<number, AgentMessage>();
  #timer: Disposable | undefined;
  #socket: ServerEnd | undefined;
  #next = 0;
  #expected = 0;
  isReady: boolean;
  /** Hears everything and answers nothing. */
  isDeaf = false;
  /** A HandshakeRequest was sent and HandshakeComplete was not: input is acknowledged and thrown away. */
  isShaking = false;
  /** The first text frame of each socket. */
  readonly opens: OpenDataChannel[] = [];
  /** Data messages in order, each once. */
  readonly received: AgentMessage[] = [];
  /** How many data frames arrived, repeated ones included. */
  arrivals = 0;
  /** Sequence numbers acknowledged by the client, repeated ones included. */
  readonly acknowledged: number[] = [];
  /** Set by a test to see each message as it is handled. */
  onMessage: (message: AgentMessage) => void = () => undefined;

  constructor(options: FakeAgentOptions) {
    this.#options = options;
    this.isReady = options.isReady ?? true;
    this.#tick();
  }

  dispose(): void {
    this.#timer?.dispose();
  }

  /** Serves a socket; the one before is forgotten. */
  attach(socket: ServerEnd): void {
    this.#socket = socket;
    socket.receive = (frame) => {
      if (typeof frame === 'string') this.#opened(frame);
      else this.#frame(frame);
    };
  }

  /** Input bytes in order. */
  get input(): Buffer {
    return Buffer.concat(this.of(payloadTypes.output));
  }

  /** Payloads of that type, in order. */
  of(payloadType: number): readonly Uint8Array[] {
    return this.received
      .filter((message) => message.payloadType === payloadType)
      .map(({ payload }) => payload);
  }

  get unacknowledged(): number {
    return this.#unacknowledged.size;
  }

  /** Sends a data message and repeats it until it is acknowledged. */
  send(payload: Uint8Array | string, payloadType: number = payloadTypes.output): void {
    const sequenceNumber = this.#next++;
    const frame = this.#message(messageTypes.outputStream, Buffer.from(payload), payloadType, sequenceNumber);
    this.#unacknowledged.set(sequenceNumber, { frame, sentAt: this.#options.clock.now() });
    this.#socket?.send(frame);
  }

  /** Sends a message outside the sequence. */
  sendControl(messageType: string, payload: Uint8Array): void {
    this.#socket?.send(this.#message(messageType, payload, payloadTypes.none, 0));
  }

  close(output = ''): void {
    const closed = { messageId: randomUUID(), createdDate: '', sessionId: 's', destinationId: 'd', output };
    this.sendControl(messageTypes.channelClosed, encodeChannelClosed(closed));
  }

  sendRaw(frame: Uint8Array): void {
    this.#socket?.send(frame);
  }

  #message(messageType: string, payload: Uint8Array, payloadType: number, sequenceNumber: number): Buffer {
    return encodeMessage({
      messageType,
      schemaVersion: 1,
      createdDate: this.#options.clock.now(),
      sequenceNumber,
      flags: 0,
      messageId: randomUUID(),
      payloadType,
      payload,
    });
  }

  #opened(text: string): void {
    const open = parseOpenDataChannel(text);
    if (open === undefined) throw new Error('The first frame does not open a data channel');
    this.opens.push(open);
  }

  #frame(frame: Uint8Array): void {
    const decoded = decodeMessage(frame);
    if (!decoded.ok) throw new Error(`The client sent a malformed frame: ${decoded.error}`);
    const { message } = decoded;
    if (message.messageType === messageTypes.acknowledge) this.#acknowledgement(message);
    else this.#data(message);
  }

  #acknowledgement(message: AgentMessage): void {
    const acknowledgement = parseAcknowledgement(message.payload);
    if (acknowledgement === undefined) throw new Error('The client sent a malformed acknowledgement');
    this.acknowledged.push(acknowledgement.sequenceNumber);
    this.#unacknowledged.delete(acknowledgement.sequenceNumber);
  }

  #data(message: AgentMessage): void {
    this.arrivals += 1;
    if (this.isDeaf) return;
    const { sequenceNumber } = message;
    if (sequenceNumber < this.#expected) {
      if (this.#options.repeatsAcknowledgements !== false) this.#confirm(message);
    } else if (sequenceNumber > this.#expected) {
      this.#ahead.set(sequenceNumber, message);
      this.#confirm(message);
    } else if (this.isReady) {
      this.#handle(message);
      this.#confirm(message);
      this.#drain();
    }
  }

  #drain(): void {
    for (
      let next = this.#ahead.get(this.#expected);
      next !== undefined;
      next = this.#ahead.get(this.#expected)
    ) {
      this.#ahead.delete(this.#expected);
      this.#handle(next);
    }
  }

  #handle(message: AgentMessage): void {
    this.#expected += 1;
    const isAnswer = message.payloadType === payloadTypes.handshakeResponse;
    if (this.isShaking && !isAnswer) return;
    this.received.push(message);
    this.onMessage(message);
  }

  #confirm(message: AgentMessage): void {
    this.#socket?.send(encodeMessage(acknowledgementOf(message, this.#options.clock.now(), randomUUID())));
  }

  /** The oldest message only, as real agents do (§8). */
  #tick(): void {
    const { clock } = this.#options;
    const [oldest] = this.#unacknowledged.values();
    if (oldest !== undefined && clock.now() - oldest.sentAt >= resendMilliseconds) {
      oldest.sentAt = clock.now();
      this.#socket?.send(oldest.frame);
    }
    this.#timer = clock.after(tickMilliseconds, () => this.#tick());
  }
}

import { parseAcknowledgement } from '../codec/acknowledge.ts';
import { decodeMessage, type AgentMessage } from '../codec/agentMessage.ts';
import { parseChannelClosed } from '../codec/channelClosed.ts';
import { messageTypes, payloadTypes } from '../codec/constants.ts';
import { Inbox } from '../stream/inbox.ts';

export interface ReceiverOptions {
  /** Acknowledge this message to the agent. */
  readonly confirm: (message: AgentMessage) => void;
  /** The agent acknowledged a message of ours. */
  readonly acknowledged: (sequenceNumber: number) => void;
  /** A data message, in order, once. */
  readonly data: (payloadType: number, payload: Uint8Array) => void;
  /** The service closed the channel; its words may be empty. */
  readonly closed: (text: string) => void;
  /** Something was dropped or passed by; holds no stream bytes. */
  readonly note: (what: string) => void;
}

/** These are acknowledged before they are handled, everything else after (§6). */
const acknowledgedFirst: ReadonlySet<number> = new Set([
  payloadTypes.handshakeRequest,
  payloadTypes.handshakeComplete,
  payloadTypes.encChallengeRequest,
]);

/** The receiving side: from frames to data in order. A malformed frame is dropped; the agent sends it again. */
export class Receiver {
  readonly #inbox = new Inbox();
  readonly #options: ReceiverOptions;

  constructor(options: ReceiverOptions) {
    this.#options = options;
  }

  frame(frame: Uint8Array): void {
    const decoded = decodeMessage(frame);
    if (decoded.ok) this.#message(decoded.message);
    else this.#options.note(`dropped a frame of ${String(frame.byteLength)} bytes: ${decoded.error}`);
  }

  #message(message: AgentMessage): void {
    switch (message.messageType) {
      case messageTypes.outputStream:
        this.#data(message);
        return;
      case messageTypes.acknowledge: {
        const acknowledgement = parseAcknowledgement(message.payload);
        if (acknowledgement !== undefined) this.#options.acknowledged(acknowledgement.sequenceNumber);
        return;
      }
      case messageTypes.channelClosed:
        this.#options.closed(parseChannelClosed(message.payload).output);
        return;
      default:
        // start_publication and pause_publication are not honoured, as the plugin does not (§4): a client that
        // held its input until the service says go would wait for ever when that message is lost. What is sent
        // meanwhile and lost is repeated.
        this.#options.note(`passed by a message of type ${JSON.stringify(message.messageType)}`);
    }
  }

  #data(message: AgentMessage): void {
    const fate = this.#inbox.accept(message);
    if (fate === 'overflow') return;
    const isEarly = fate !== 'next' || acknowledgedFirst.has(message.payloadType);
    if (isEarly) this.#options.confirm(message);
    if (fate === 'next') this.#drain();
    if (!isEarly) this.#options.confirm(message);
  }

  #drain(): void {
    for (let next = this.#inbox.take(); next !== undefined; next = this.#inbox.take()) {
      this.#options.data(next.payloadType, next.payload);
    }
  }
}

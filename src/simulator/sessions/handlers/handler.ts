import type { Disposable } from '../../../core/base/disposable.ts';
import type { JsonObject } from '../../../core/base/json.ts';
import type { TerminalFactory } from '../../exec/terminal/factory.ts';
import type { SimulatedNode } from '../../system.ts';

/** What a session kind may do with its channel. */
export interface SessionIo {
  /** Sends a data message of a payload type. */
  send(payloadType: number, payload: Uint8Array): void;
  readonly isCongested: boolean;
  /** The session is over; the text is shown to the person. */
  end(text: string): void;
}

/** One running session of a kind: what the agent calls a session plugin. Disposing ends what it runs. */
export interface SessionHandler extends Disposable {
  /** Whether a message is taken now; when not, it stays unacknowledged and comes again. */
  accepts(payloadType: number): boolean;
  receive(payloadType: number, payload: Uint8Array): void;
  /** The channel has room again. */
  drained(): void;
}

export interface HandlerContext {
  readonly node: SimulatedNode;
  readonly terminals: TerminalFactory;
  /** `inputs` of the session document: preferences. */
  readonly inputs: JsonObject;
  readonly io: SessionIo;
}

/** Starts a session of a kind, when the client has connected. */
export type SessionKind = (context: HandlerContext) => SessionHandler;

import type { Clock } from '../../../core/base/clock.ts';
import type { Disposable } from '../../../core/base/disposable.ts';
import type { Programs } from '../../exec/programs.ts';
import type { TerminalFactory } from '../../exec/terminal/factory.ts';
import type { Network } from '../../network/network.ts';
import type { SimulatedNode } from '../../system.ts';
import type { SessionPlan } from '../preferences.ts';

/** What a session kind may do with its channel. */
export interface SessionIo {
  /** Sends a data message of a payload type; of up to 1,024 bytes, as the agent does. */
  send(payloadType: number, payload: Uint8Array): void;
  /**
   * The client does not keep up, or the service paused the session: no more should be read of what is to be sent,
   * until {@link SessionHandler.drained}. What is sent all the same waits in memory.
   */
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
  readonly programs: Programs;
  /** What the node reaches. */
  readonly network: Network;
  readonly clock: Clock;
  /** What the document says, parameters in place: `inputs` are preferences, `properties` what to run or forward. */
  readonly plan: SessionPlan;
  /** As the handshake told; empty for kinds without one. The gates are in `handshake/versions.ts`. */
  readonly clientVersion: string;
  readonly io: SessionIo;
}

/** Starts a session of a kind, when the client has connected and the handshake, if there is one, is complete. */
export type SessionKind = (context: HandlerContext) => SessionHandler;

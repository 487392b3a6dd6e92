import type { Socket } from 'node:net';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';

/** What is forwarded over a channel: one way to carry connections, multiplexed or basic. */
export interface PortEngine extends Disposable {
  /** A local connection, paused, with half-open allowed. */
  accept(socket: Socket): void;
  /** Output of the node, in order. */
  output(bytes: Uint8Array): void;
  /** The channel takes input again. */
  drained(): void;
  /** The node could not connect to the destination. */
  refused(): void;
  /** The link came or went: while it is away, silence says nothing about the node. */
  linkChanged(): void;
}

/** What engines need of the channel. */
export interface PortWire {
  readonly isUp: boolean;
  /** Something sent has not arrived yet. */
  readonly isSending: boolean;
  /** False: wait for {@link PortEngine.drained}. */
  send(bytes: Uint8Array): boolean;
  /** The local side has finished with the connection (§12); basic mode only. */
  disconnect(): void;
  /** Whether the node is to be held back. */
  hold(isHeld: boolean): void;
  /** Nothing can be carried any more: what the node sent makes no sense. */
  broken(why: string): void;
}

export interface EngineContext {
  readonly wire: PortWire;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly lingerMs: number;
}

/** Bytes of connections, without what carries them. */
export interface Meter {
  sent: number;
  received: number;
}

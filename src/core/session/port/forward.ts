import type { Socket } from 'node:net';
import type { Clock } from '../../base/clock.ts';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { Emitter, type Event } from '../../base/event.ts';
import type { Log } from '../../base/log.ts';
import { plainText } from '../../base/plainText.ts';
import type { SessionChannel } from '../channel/options.ts';
import type { SessionStart } from '../channel/state.ts';
import { flagValues } from '../codec/constants.ts';
import { sessionTypes } from '../handshake.ts';
import {
  agentMultiplexes,
  agentNeedsNoMuxKeepAlive,
  clientMultiplexes,
  clientNeedsNoMuxKeepAlive,
  defaultClientVersion,
} from '../versions.ts';
import { BasicEngine } from './basic.ts';
import type { Meter, PortEngine, PortWire } from './engine.ts';
import { adoptSocket, breakSocket } from './localSocket.ts';
import { MuxEngine } from './mux.ts';
import { smuxBeatTimes, type BeatTimes } from './smux/index.ts';

/** Bytes to and from the node, and connections: open ones (those that wait included), and all so far. */
export interface PortTraffic {
  readonly sent: number;
  readonly received: number;
  readonly open: number;
  readonly total: number;
}

export interface PortForwardOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** What the channel says it is, when that is not the default; gates read it (§9). */
  readonly clientVersion?: string;
  /**
   * After a local program's end of input: how long the node may be silent before its side is closed too. The
   * protocol knows no half-close, so this is what an answer has. Default 10 s.
   */
  readonly lingerMs?: number;
}

/** One tunnel's forwarding over one Port channel (multiplexed or basic). Owns nothing but its connections. */
export interface PortForward extends Disposable {
  /** Undefined until the session has started. */
  readonly mode: 'mux' | 'basic' | undefined;
  /** As it is now: read it again for later numbers. */
  readonly traffic: PortTraffic;
  /** A connection was opened or closed. */
  readonly onDidChange: Event<undefined>;
  /** The node could not connect to the destination, or a connection could not be kept: a sentence. */
  readonly onDidFailConnection: Event<string>;
  /** Nothing moves since then (milliseconds since the epoch), as the channel tells; undefined: it does again. */
  readonly onDidStall: Event<number | undefined>;
  /**
   * Takes over a local connection. It waits while the session is being started or resumed; it is reset when the
   * session ends before the node has ended it, so that nobody takes a part for the whole.
   */
  accept(socket: Socket): void;
}

/** An answer may take its time; a program that waits for our end before it answers is served by nothing (§12). */
const defaultLingerMs = 10_000;
/** Connections in all while the session is being started or resumed; more are reset. */
const mostWaiting = 256;
/** What the agent calls multiplexed forwarding, in the properties of the session type (§12). */
const muxType = 'LocalPortForwarding';

/** @param channel just opened, accepting sessions of type Port: nothing of it must have come yet */
export function createPortForward(channel: SessionChannel, options: PortForwardOptions): PortForward {
  return new Forward(channel, options);
}

class Forward implements PortForward {
  readonly #channel: SessionChannel;
  readonly #options: PortForwardOptions;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<undefined>());
  readonly #failed = this.#store.add(new Emitter<string>());
  readonly #meter: Meter = { sent: 0, received: 0 };
  readonly #waiting = new Set<Socket>();
  #open = 0;
  #total = 0;
  #mode: 'mux' | 'basic' | undefined;
  #engine: PortEngine | undefined;
  #destination = 'the destination';
  #isOver = false;

  readonly onDidChange: Event<undefined> = this.#changed.event;
  readonly onDidFailConnection: Event<string> = this.#failed.event;
  readonly onDidStall: Event<number | undefined>;

  constructor(channel: SessionChannel, options: PortForwardOptions) {
    this.#channel = channel;
    this.onDidStall = channel.onDidStall;
    this.#options = options;
    this.#store.add(channel.onDidStart((start) => this.#start(start)));
    this.#store.add(channel.onDidReceiveOutput((bytes) => this.#engine?.output(bytes)));
    this.#store.add(channel.onDidDrain(() => this.#engine?.drained()));
    this.#store.add(channel.onDidChangeState(() => this.#engine?.linkChanged()));
    this.#store.add(channel.onDidReceiveFlag((flag) => this.#flag(flag)));
    this.#store.add(channel.onDidClose(() => this.dispose()));
  }

  get mode(): 'mux' | 'basic' | undefined {
    return this.#mode;
  }

  get traffic(): PortTraffic {
    return { ...this.#meter, open: this.#open, total: this.#total };
  }

  accept(socket: Socket): void {
    adoptSocket(socket);
    const isFull = this.#channel.state.kind !== 'open' && this.#open >= mostWaiting;
    if (this.#isOver || isFull) {
      breakSocket(socket);
      return;
    }
    this.#count(socket);
    if (this.#engine !== undefined) this.#engine.accept(socket);
    else this.#wait(socket);
  }

  dispose(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#engine?.dispose();
    for (const socket of this.#waiting) breakSocket(socket);
    this.#store.dispose();
  }

  #count(socket: Socket): void {
    this.#open += 1;
    this.#total += 1;
    socket.once('close', () => {
      this.#open -= 1;
      this.#changed.fire(undefined);
    });
    this.#changed.fire(undefined);
  }

  #wait(socket: Socket): void {
    this.#waiting.add(socket);
    socket.once('close', () => this.#waiting.delete(socket));
  }

  #start({ session, agentVersion }: SessionStart): void {
    if (this.#engine !== undefined) return;
    if (session?.type !== sessionTypes.port || agentVersion === undefined) {
      // Bytes of a program must never be typed into somebody's shell.
      this.#break('the session document is not one for port forwarding');
      return;
    }
    this.#destination = destinationOf(session.properties);
    this.#engine = this.#createEngine(session.properties['type'] ?? '', agentVersion);
    for (const socket of this.#waiting) this.#engine.accept(socket);
    this.#waiting.clear();
  }

  #createEngine(type: string, agentVersion: string): PortEngine {
    const { clock, lingerMs = defaultLingerMs, clientVersion = defaultClientVersion } = this.#options;
    const context = { clock, lingerMs, meter: this.#meter, wire: this.#wire() };
    // Both judge the other by its version: what one side takes for multiplexed the other must too.
    const isMux = type === muxType && agentMultiplexes(agentVersion) && clientMultiplexes(clientVersion);
    this.#mode = isMux ? 'mux' : 'basic';
    return isMux
      ? new MuxEngine(context, keepAliveOf(agentVersion, clientVersion))
      : new BasicEngine(context);
  }

  #wire(): PortWire {
    const channel = this.#channel;
    return {
      get isUp() {
        return channel.state.kind === 'open';
      },
      get isSending() {
        return channel.isSending;
      },
      send: (bytes) => channel.sendInput(bytes),
      disconnect: () => channel.sendFlag(flagValues.disconnectToPort),
      hold: (isHeld) => {
        if (isHeld) channel.pause();
        else channel.resume();
      },
      broken: (why) => this.#break(why),
    };
  }

  #flag(flag: number): void {
    if (flag !== flagValues.connectToPortError) return;
    this.#engine?.refused();
    this.#failed.fire(
      `The node could not connect to ${this.#destination}: nothing listens there, or it is not let through.`,
    );
  }

  /** Nothing sensible can be carried any more: the session is ended, not left open behind a dead tunnel. */
  #break(why: string): void {
    this.#options.log.warn(`Port forwarding ended: ${why}.`);
    this.#failed.fire(`The tunnel was closed: ${why}.`);
    this.dispose();
    void this.#channel.terminate();
  }
}

/** Of an agent or a client that has smux's keep-alive on, the other side must be heard (§9). */
function keepAliveOf(agentVersion: string, clientVersion: string): BeatTimes | undefined {
  const isOff = agentNeedsNoMuxKeepAlive(agentVersion) && clientNeedsNoMuxKeepAlive(clientVersion);
  // No limit of our own: the channel notices a dead peer, and comes back to a live one.
  return isOff ? undefined : { intervalMs: smuxBeatTimes.intervalMs };
}

function destinationOf({ host, portNumber }: Readonly<Record<string, string>>): string {
  const port = plainText(portNumber ?? '') || 'the port';
  return host === undefined || host === '' ? `port ${port}` : `${plainText(host)}:${port}`;
}

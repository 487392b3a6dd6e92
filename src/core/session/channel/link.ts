import { randomUUID } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { encodeOpenDataChannel } from '../codec/openDataChannel.ts';
import { KeepAlive } from './keepAlive.ts';
import type { ChannelSocket, OpenSocket } from './socket.ts';

export interface LinkOptions {
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly clientId: string;
  readonly clientVersion: string;
  readonly keepAliveMs: number;
  /** The socket is open and the token is sent; nobody answers that (§2). */
  readonly up: () => void;
  readonly frame: (frame: Uint8Array) => void;
  readonly down: (loss: Loss) => void;
}

/** How a link ended that nobody closed here. */
export interface Loss {
  readonly opened: boolean;
  /** Milliseconds from opening to the end. */
  readonly livedMs: number;
  readonly received: boolean;
  readonly detail: string;
}

/** One socket after the other, each opened with a token of its own and the same client id (§2, §13). */
export class Link implements Disposable {
  readonly #options: LinkOptions;
  #socket: ChannelSocket | undefined;
  #keepAlive: KeepAlive | undefined;
  #openedAt: number | undefined;
  #received = false;
  #isPaused = false;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  get isUp(): boolean {
    return this.#openedAt !== undefined;
  }

  /** Dials; the socket before, if any, is dropped and can no longer be heard. */
  connect(url: string, token: string): void {
    this.#forget()?.terminate();
    this.#received = false;
    const ofThis = (act: () => void): void => {
      if (this.#socket === socket) act();
    };
    const socket: ChannelSocket = this.#options.openSocket(url, {
      opened: () => ofThis(() => this.#opened(token)),
      received: (frame) => ofThis(() => this.#frame(frame)),
      ponged: () => ofThis(() => this.#keepAlive?.heard()),
      ended: ({ code, detail }) => ofThis(() => this.#lost(detail || `closed with code ${String(code)}`)),
    });
    this.#socket = socket;
  }

  /** Does nothing while the link is down: what matters is kept and sent again. Takes the bytes before it returns. */
  send(frame: Uint8Array): void {
    if (this.isUp) this.#socket?.send(frame);
  }

  /** Bytes that were sent and that the network has not taken yet: it is slower than we are. */
  get backlog(): number {
    return this.#socket?.backlog ?? 0;
  }

  /** Stops reading, on this socket and those after it. */
  pause(): void {
    this.#isPaused = true;
    this.#socket?.pause();
    this.#keepAlive?.pause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#socket?.resume();
    this.#keepAlive?.resume();
  }

  /** There is reason to doubt that the peer is still there. */
  check(): void {
    this.#keepAlive?.check();
  }

  /** Closes cleanly; `down` is not called. */
  dispose(): void {
    this.#forget()?.close();
  }

  #opened(token: string): void {
    const { clock, clientId, clientVersion, keepAliveMs } = this.#options;
    this.#openedAt = clock.now();
    this.#socket?.send(encodeOpenDataChannel({ requestId: randomUUID(), token, clientId, clientVersion }));
    this.#keepAlive = new KeepAlive({
      clock,
      intervalMs: keepAliveMs,
      ping: () => this.#socket?.ping(),
      backlog: () => this.backlog,
      dead: () => this.#lost('the other side stopped answering'),
    });
    if (this.#isPaused) this.pause();
    this.#options.up();
  }

  #frame(frame: Uint8Array): void {
    this.#received = true;
    this.#keepAlive?.heard();
    this.#options.frame(frame);
  }

  #lost(detail: string): void {
    const openedAt = this.#openedAt;
    const loss: Loss = {
      opened: openedAt !== undefined,
      livedMs: openedAt === undefined ? 0 : this.#options.clock.now() - openedAt,
      received: this.#received,
      detail,
    };
    this.#forget()?.terminate();
    this.#options.down(loss);
  }

  #forget(): ChannelSocket | undefined {
    const socket = this.#socket;
    this.#keepAlive?.dispose();
    this.#keepAlive = undefined;
    this.#openedAt = undefined;
    this.#socket = undefined;
    return socket;
  }
}

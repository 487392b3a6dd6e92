import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { AppError } from '../../../src/core/base/errors.ts';
import { Emitter } from '../../../src/core/base/event.ts';
import type { SessionChannel } from '../../../src/core/session/channel/options.ts';
import { sessionTypes } from '../../../src/core/session/handshake.ts';
import type { LiveSession, LiveSessionOptions } from '../../../src/core/session/live/liveSession.ts';
import type { SessionEnding, SessionPhase } from '../../../src/core/session/live/phase.ts';
import type { PortForward, PortTraffic } from '../../../src/core/session/port/index.ts';
import type { TunnelKernel } from '../../../src/features/tunnels/kernel.ts';

/** A local connection as far as tunnels touch it. */
export class FakeSocket extends EventEmitter {
  destroyed = false;
  wasReset = false;

  get socket(): Socket {
    return this as unknown as Socket;
  }

  resetAndDestroy(): this {
    this.wasReset = true;
    return this.destroy();
  }

  destroy(): this {
    this.destroyed = true;
    this.emit('close');
    return this;
  }
}

class FakeForward implements PortForward {
  readonly mode = 'mux';
  traffic: PortTraffic = { sent: 0, received: 0, open: 0, total: 0 };
  readonly accepted: Socket[] = [];
  readonly changed = new Emitter<undefined>();
  readonly failed = new Emitter<string>();
  readonly stalled = new Emitter<number | undefined>();
  readonly onDidStall = this.stalled.event;
  readonly onDidChange = this.changed.event;
  readonly onDidFailConnection = this.failed.event;
  isDisposed = false;

  accept(socket: Socket): void {
    this.accepted.push(socket);
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

/** A session that a test leads through its phases. */
export class FakeSession implements LiveSession {
  readonly options: LiveSessionOptions;
  readonly forward = new FakeForward();
  readonly #changed = new Emitter<SessionPhase>();
  readonly leftAlive = new Emitter<unknown>();
  readonly onDidChangePhase = this.#changed.event;
  readonly onDidLeaveAlive = this.leftAlive.event;
  phase: SessionPhase = { kind: 'starting' };
  sessionId: string | undefined;
  retries = 0;
  terminations = 0;
  isDisposed = false;
  /** Resolves `terminate`; at once unless a test holds it. */
  terminating: Promise<void> = Promise.resolve();

  constructor(options: LiveSessionOptions) {
    this.options = options;
  }

  get request(): LiveSession['request'] {
    return this.options.request;
  }

  /** StartSession answered; the channel is being opened. */
  answer(id = 's-1'): void {
    this.sessionId = id;
    this.options.opened({} as SessionChannel);
    this.set({ kind: 'connecting' });
  }

  open(id?: string): void {
    this.answer(id);
    this.set({ kind: 'connected' });
  }

  lose(cause: string, error?: unknown): void {
    this.set({ kind: 'reconnecting', attempt: 1, cause, ...(error === undefined ? {} : { error }) });
  }

  end(ending: SessionEnding): void {
    this.set({ kind: 'ended', ending });
  }

  set(phase: SessionPhase): void {
    this.phase = phase;
    this.#changed.fire(phase);
  }

  retryNow(): void {
    this.retries += 1;
  }

  async terminate(): Promise<void> {
    this.terminations += 1;
    await this.terminating;
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

/** The session bundle without sockets: ports are numbers, sessions do what a test says. */
export class FakeKernel {
  readonly sessions: FakeSession[] = [];
  readonly taken = new Set<number>();
  /** Ports below need an administrator. */
  firstCommonPort = 1024;
  readonly #listeners = new Map<number, (socket: Socket) => void>();
  readonly kernel: TunnelKernel = {
    sessionTypes,
    startLiveSession: (options) => this.#start(options),
    createPortForward: () => this.session.forward,
    listenLocally: async ({ port, connected }) => this.#listen(port, connected),
    nextFreePort: async (port) => {
      let free = port;
      while (this.#isTaken(free)) free += 1;
      return free;
    },
  };

  /** The newest session, which must be there. */
  get session(): FakeSession {
    const session = this.sessions.at(-1);
    if (session === undefined) throw new Error('There is no session.');
    return session;
  }

  get listening(): readonly number[] {
    return [...this.#listeners.keys()];
  }

  /** A program connects to a local port. */
  connect(port: number): FakeSocket {
    const socket = new FakeSocket();
    const listener = this.#listeners.get(port);
    if (listener === undefined) throw new Error(`Nothing listens on ${String(port)}.`);
    listener(socket.socket);
    return socket;
  }

  #isTaken(port: number): boolean {
    return this.taken.has(port) || this.#listeners.has(port);
  }

  #start(options: LiveSessionOptions): FakeSession {
    const session = new FakeSession(options);
    this.sessions.push(session);
    return session;
  }

  #listen(
    port: number,
    connected: (socket: Socket) => void,
  ): { host: string; port: number; dispose: () => void } {
    if (this.#isTaken(port)) throw new AppError('conflict', 'Taken.', { code: 'EADDRINUSE' });
    if (port > 0 && port < this.firstCommonPort) throw new AppError('denied', 'No.', { code: 'EACCES' });
    const bound = port === 0 ? 40_000 + this.#listeners.size : port;
    this.#listeners.set(bound, connected);
    return { host: '127.0.0.1', port: bound, dispose: () => void this.#listeners.delete(bound) };
  }
}

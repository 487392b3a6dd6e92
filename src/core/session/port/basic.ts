import type { Socket } from 'node:net';
import type { EngineContext, PortEngine } from './engine.ts';
import { breakSocket } from './localSocket.ts';
import { Quiet } from './quiet.ts';

/**
 * - `fresh`: nobody connected yet. The node is connected already and may have spoken: that waits (§12).
 * - `serving`: one local connection has the channel.
 * - `parting`: it is gone and the node was told; what it still sent is thrown away until it is silent.
 * - `idle`: nobody is connected; the node connects again when it gets input.
 */
type BasicState = 'fresh' | 'serving' | 'parting' | 'idle';

/**
 * With no mark in the stream between two connections, silence after the flag was acknowledged is the only sign
 * that all of the old one has come. What takes longer than this still gets into the next connection.
 */
const partingMs = 500;
/** An answer to a connection that has ended its input, when the next ones wait in line. */
const hurriedLingerMs = 1000;
/** Of a node that speaks first, before anybody connected; then it is held back. */
const mostEarly = 64 * 1024;

/**
 * One connection at a time over one channel (§12), for agents that do not multiplex. Others wait in line. The
 * node does not say when its side was closed; it connects again at the next input, so a connection that follows
 * gets no greeting of the server before it has sent something.
 */
export class BasicEngine implements PortEngine {
  readonly #context: EngineContext;
  readonly #line: Socket[] = [];
  readonly #early: Uint8Array[] = [];
  readonly #quiet: Quiet;
  #earlyBytes = 0;
  #state: BasicState = 'fresh';
  #current: Socket | undefined;
  /** The current one has ended its input. */
  #isLingering = false;

  constructor(context: EngineContext) {
    this.#context = context;
    this.#quiet = new Quiet(context.clock, () => context.wire.isUp && !context.wire.isSending);
  }

  accept(socket: Socket): void {
    this.#line.push(socket);
    // Of those in line nothing is read; only a reset is seen.
    socket.once('close', () => this.#closed(socket));
    if (this.#current !== undefined && this.#isLingering) this.#linger(this.#current);
    if (this.#state === 'fresh' || this.#state === 'idle') this.#next();
  }

  output(bytes: Uint8Array): void {
    this.#quiet.stir();
    if (this.#state === 'fresh') this.#keep(bytes);
    else if (this.#current !== undefined) this.#deliver(this.#current, bytes);
  }

  drained(): void {
    this.#current?.resume();
  }

  refused(): void {
    if (this.#current !== undefined) breakSocket(this.#current);
  }

  linkChanged(): void {
    this.#quiet.stir();
  }

  dispose(): void {
    this.#quiet.dispose();
    const sockets = this.#current === undefined ? this.#line : [this.#current, ...this.#line];
    this.#current = undefined;
    for (const socket of sockets.splice(0)) breakSocket(socket);
    // What the channel still says, its own end for example, must be heard.
    this.#context.wire.hold(false);
  }

  #next(): void {
    const socket = this.#line.shift();
    this.#current = socket;
    this.#state = socket === undefined ? 'idle' : 'serving';
    if (socket === undefined) return;
    socket.on('drain', () => this.#hold(socket, false));
    socket.on('data', (bytes: Uint8Array) => this.#input(socket, bytes));
    socket.once('end', () => this.#localEnd(socket));
    socket.resume();
    for (const bytes of this.#early.splice(0)) this.#deliver(socket, bytes);
  }

  #input(socket: Socket, bytes: Uint8Array): void {
    this.#context.meter.sent += bytes.byteLength;
    if (!this.#context.wire.send(bytes)) socket.pause();
  }

  #deliver(socket: Socket, bytes: Uint8Array): void {
    this.#context.meter.received += bytes.byteLength;
    // Its end was said already, or it is gone.
    if (!socket.writable) return;
    this.#hold(socket, !socket.write(bytes));
  }

  #hold(socket: Socket, isHeld: boolean): void {
    if (this.#current === socket) this.#context.wire.hold(isHeld);
  }

  #keep(bytes: Uint8Array): void {
    this.#early.push(bytes);
    this.#earlyBytes += bytes.byteLength;
    if (this.#earlyBytes >= mostEarly) this.#context.wire.hold(true);
  }

  #localEnd(socket: Socket): void {
    this.#isLingering = true;
    this.#linger(socket);
  }

  /** To leave would close both directions at the node: an answer is waited for, shortly when others wait too. */
  #linger(socket: Socket): void {
    const { lingerMs } = this.#context;
    const ms = this.#line.length > 0 ? Math.min(hurriedLingerMs, lingerMs) : lingerMs;
    this.#quiet.start(ms, () => {
      if (socket.writableNeedDrain) this.#linger(socket);
      else socket.destroySoon();
    });
  }

  #closed(socket: Socket): void {
    const place = this.#line.indexOf(socket);
    if (place >= 0) this.#line.splice(place, 1);
    if (this.#current !== socket) return;
    this.#current = undefined;
    this.#isLingering = false;
    this.#state = 'parting';
    this.#context.wire.disconnect();
    this.#context.wire.hold(false);
    this.#quiet.start(partingMs, () => this.#next());
  }
}

import type { Socket } from 'node:net';
import type { Disposable } from '../../base/disposable.ts';
import type { EngineContext } from './engine.ts';
import { breakSocket } from './localSocket.ts';
import { Quiet } from './quiet.ts';
import type { SmuxStream } from './smux/index.ts';

/** After FIN: how long the node may still send, or the program here, before the connection is dropped. */
const partingMs = 5000;

/**
 * One local connection over one stream. FIN would close both directions at the node (§12), so after the local
 * program's end of input it waits: until the node ends the stream, or has sent nothing for the linger time.
 * Until then an answer still arrives. A program at the node that waits for the end of input before it answers
 * cannot be served by the protocol: it sees the connection closed.
 */
export class MuxConnection implements Disposable {
  readonly #socket: Socket;
  readonly #stream: SmuxStream;
  readonly #context: EngineContext;
  readonly #quiet: Quiet;
  readonly #isRefused: () => boolean;
  #hasReceived = false;

  /** @param isRefused asked when the node ends a stream on which it sent nothing: whether it could not connect */
  constructor(socket: Socket, stream: SmuxStream, context: EngineContext, isRefused: () => boolean) {
    this.#socket = socket;
    this.#stream = stream;
    this.#context = context;
    this.#isRefused = isRefused;
    this.#quiet = new Quiet(context.clock, () => context.wire.isUp);
    this.#watch();
    this.#count();
    socket.pipe(stream, { end: false });
    stream.pipe(socket, { end: false });
  }

  linkChanged(): void {
    this.#quiet.stir();
  }

  dispose(): void {
    this.#quiet.dispose();
    this.#stream.destroy();
    breakSocket(this.#socket);
  }

  #watch(): void {
    this.#socket.once('end', () => this.#localEnd());
    this.#socket.once('close', () => this.dispose());
    this.#stream.once('end', () => this.#remoteEnd());
    this.#stream.once('close', () => this.#closed());
  }

  #count(): void {
    const { meter } = this.#context;
    this.#socket.on('data', (bytes: Uint8Array) => (meter.sent += bytes.byteLength));
    this.#stream.on('data', (bytes: Uint8Array) => {
      meter.received += bytes.byteLength;
      this.#hasReceived = true;
      this.#quiet.stir();
    });
  }

  #localEnd(): void {
    if (!this.#stream.readableEnded) this.#quiet.start(this.#context.lingerMs, () => this.#lingered());
  }

  #lingered(): void {
    // What the program sent is still on its way; and one that does not read keeps the node silent.
    const isBusy = this.#stream.writableLength > 0 || this.#socket.writableNeedDrain;
    if (isBusy) {
      this.#localEnd();
      return;
    }
    this.#stream.end();
    this.#quiet.start(partingMs, () => this.#socket.destroySoon());
  }

  #remoteEnd(): void {
    if (!this.#hasReceived && this.#isRefused()) {
      breakSocket(this.#socket);
      return;
    }
    this.#socket.unpipe(this.#stream);
    // Read to the end, into nothing: unread bytes would make the system reset what it has not delivered yet.
    this.#socket.resume();
    this.#socket.once('finish', () => this.#quiet.start(partingMs, () => this.#socket.destroy()));
    this.#socket.end();
    this.#stream.destroy();
  }

  #closed(): void {
    if (!this.#stream.readableEnded) breakSocket(this.#socket);
  }
}

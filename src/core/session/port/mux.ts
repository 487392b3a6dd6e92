import type { Socket } from 'node:net';
import type { EngineContext, PortEngine } from './engine.ts';
import { MuxConnection } from './muxConnection.ts';
import { SmuxSession, type BeatTimes } from './smux/index.ts';

/** Many connections over one channel: a stream each (§12). */
export class MuxEngine implements PortEngine {
  readonly #context: EngineContext;
  readonly #session: SmuxSession;
  readonly #connections = new Set<MuxConnection>();
  /** Connections that failed at the node and whose FIN is still to come. */
  #refusals = 0;

  /** @param keepAlive absent where the version gates turn it off (§9) */
  constructor(context: EngineContext, keepAlive: BeatTimes | undefined) {
    this.#context = context;
    const { wire, clock } = context;
    this.#session = new SmuxSession({
      side: 'client',
      clock,
      keepAlive,
      write: (bytes) => wire.send(bytes),
      congested: (isCongested) => wire.hold(isCongested),
      failed: (fault) => wire.broken(`the multiplexed stream cannot be read on (${fault})`),
    });
  }

  accept(socket: Socket): void {
    const stream = this.#session.open();
    const connection = new MuxConnection(socket, stream, this.#context, () => this.#isRefused());
    this.#connections.add(connection);
    socket.once('close', () => {
      this.#connections.delete(connection);
      // One that was closed here meanwhile gets its FIN no more.
      if (this.#connections.size === 0) this.#refusals = 0;
    });
  }

  output(bytes: Uint8Array): void {
    this.#session.receive(bytes);
  }

  drained(): void {
    this.#session.drained();
  }

  /** The flag does not say which: the FIN of that stream follows it (§12). */
  refused(): void {
    this.#refusals += 1;
  }

  linkChanged(): void {
    for (const connection of this.#connections) connection.linkChanged();
  }

  dispose(): void {
    this.#session.dispose();
    for (const connection of [...this.#connections]) connection.dispose();
  }

  #isRefused(): boolean {
    if (this.#refusals === 0) return false;
    this.#refusals -= 1;
    return true;
  }
}

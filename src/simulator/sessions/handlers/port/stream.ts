import type { Socket } from 'node:net';
import { messageOf } from '../../../../core/base/errors.ts';
import { flagValues, parseFlag, payloadTypes } from '../../../../core/session/codec/index.ts';
import { failureText } from '../../failure.ts';
import type { SessionHandler } from '../handler.ts';
import { inwardLimit, pumpOut, type PortContext } from './portContext.ts';

/**
 * One connection at a time, its bytes in the messages as they are (§12): AWS-StartSSHSession, and forwarding with a
 * client too old to multiplex. It is dialled at once, so that a server that speaks first is heard.
 */
export class StreamPort implements SessionHandler {
  readonly #context: PortContext;
  readonly #redials: boolean;
  #socket: Socket | undefined;
  #isDialling = false;
  /** What came while the connection was being made again. */
  readonly #waiting: Uint8Array[] = [];
  #isDisposed = false;

  /** @param redials a connection that ended is made anew by what the client sends next; else its end is the session's */
  constructor(context: PortContext, redials: boolean) {
    this.#context = context;
    this.#redials = redials;
    void this.#start();
  }

  accepts(payloadType: number): boolean {
    if (payloadType !== payloadTypes.output) return true;
    // Before the first connection the agent is not ready; while another is made, it keeps what comes.
    if (this.#isDialling) return this.#waiting.length > 0 && lengthOf(this.#waiting) < inwardLimit;
    return (this.#socket?.writableLength ?? 0) < inwardLimit;
  }

  receive(payloadType: number, payload: Uint8Array): void {
    if (payloadType === payloadTypes.output) this.#take(payload);
    if (payloadType === payloadTypes.flag && parseFlag(payload) === flagValues.disconnectToPort)
      this.#close();
  }

  drained(): void {
    this.#socket?.resume();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#socket?.destroy();
  }

  #take(payload: Uint8Array): void {
    const bytes = Uint8Array.from(payload);
    if (this.#socket !== undefined) {
      this.#socket.write(bytes);
      return;
    }
    this.#waiting.push(bytes);
    if (!this.#isDialling) void this.#dialAgain();
  }

  async #start(): Promise<void> {
    try {
      await this.#dial();
    } catch (error) {
      this.#context.io.end(failureText(`Unable to connect to specified port: ${messageOf(error)}`));
    }
  }

  /** The agent has no words for a connection that could not be made again. */
  async #dialAgain(): Promise<void> {
    try {
      await this.#dial();
    } catch {
      this.#context.io.end('');
    }
  }

  async #dial(): Promise<void> {
    this.#isDialling = true;
    try {
      this.#connected(await this.#context.dial());
    } finally {
      this.#isDialling = false;
    }
  }

  #connected(socket: Socket): void {
    socket.on('error', () => undefined);
    if (this.#isDisposed) {
      socket.destroy();
      return;
    }
    this.#socket = socket;
    socket.once('end', () => socket.destroySoon());
    socket.once('close', () => this.#closed(socket));
    for (const bytes of this.#waiting.splice(0)) socket.write(bytes);
    pumpOut(socket, this.#context.io);
  }

  /** The client's side has ended: ours is closed at once, and the next output makes another (§12). */
  #close(): void {
    const socket = this.#socket;
    if (this.#redials) this.#socket = undefined;
    socket?.destroySoon();
  }

  #closed(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    if (!this.#redials && !this.#isDisposed) this.#context.io.end('');
  }
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

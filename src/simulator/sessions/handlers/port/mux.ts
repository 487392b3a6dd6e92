import type { Socket } from 'node:net';
import { encodeFlag, flagValues, payloadTypes } from '../../../../core/session/codec/index.ts';
import { smuxBeatTimes, SmuxSession, type SmuxStream } from '../../../../core/session/port/smux/index.ts';
import type { SessionHandler } from '../handler.ts';
import { inwardLimit, sendOutput, type PortContext } from './portContext.ts';

/** Many connections over one session: smux version 1, the agent's is the server's side (§12). */
export class MuxPort implements SessionHandler {
  readonly #context: PortContext;
  readonly #session: SmuxSession;
  #isFull = false;

  /** @param keepsAlive sends NOPs, and ends the session when nothing is heard for 30 seconds (§9) */
  constructor(context: PortContext, keepsAlive: boolean) {
    const { io, clock } = context;
    this.#context = context;
    this.#session = new SmuxSession({
      side: 'server',
      clock,
      keepAlive: keepsAlive ? smuxBeatTimes : undefined,
      bucketBytes: inwardLimit,
      write: (bytes) => {
        sendOutput(io, bytes);
        return !io.isCongested;
      },
      congested: (isFull) => (this.#isFull = isFull),
      failed: () => io.end(''),
      accepted: (stream) => void this.#serve(stream),
    });
  }

  accepts(payloadType: number): boolean {
    return payloadType !== payloadTypes.output || !this.#isFull;
  }

  receive(payloadType: number, payload: Uint8Array): void {
    if (payloadType === payloadTypes.output) this.#session.receive(payload);
  }

  drained(): void {
    this.#session.drained();
  }

  dispose(): void {
    this.#session.dispose();
  }

  async #serve(stream: SmuxStream): Promise<void> {
    const { io, dial } = this.#context;
    stream.on('error', () => undefined);
    try {
      join(stream, await dial());
    } catch {
      // The client learns that, but not why; the flag names no stream (§12).
      if (!stream.destroyed) io.send(payloadTypes.flag, encodeFlag(flagValues.connectToPortError));
      stream.destroy();
    }
  }
}

/** The end of either closes both, once what came before it is passed on: the agent knows no half-close (§12). */
function join(stream: SmuxStream, socket: Socket): void {
  const close = (): void => {
    stream.destroy();
    socket.destroy();
  };
  // A stream finishes when the server has ended, a socket when the client has.
  stream.on('close', close).on('finish', close);
  socket.on('error', close).on('close', close).on('finish', close);
  if (stream.destroyed) close();
  stream.pipe(socket);
  socket.pipe(stream);
}

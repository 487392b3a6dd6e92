import { connect, createServer, type Socket } from 'node:net';
import { parseFlag, payloadTypes } from '../../../../src/core/session/codec/index.ts';
import type { SessionIo } from '../../../../src/simulator/sessions/handlers/handler.ts';

/** The channel of a port session as its handler sees it. */
export class FakeIo implements SessionIo {
  readonly sent: { readonly payloadType: number; readonly payload: Buffer }[] = [];
  readonly ends: string[] = [];
  isCongested = false;
  /** Called with the bytes of each output message. */
  onOutput: (bytes: Buffer) => void = () => undefined;

  get output(): Buffer {
    return Buffer.concat(
      this.sent.filter((each) => each.payloadType === payloadTypes.output).map(({ payload }) => payload),
    );
  }

  get flags(): readonly (number | undefined)[] {
    return this.sent
      .filter(({ payloadType }) => payloadType === payloadTypes.flag)
      .map(({ payload }) => parseFlag(payload));
  }

  send(payloadType: number, bytes: Uint8Array): void {
    const payload = Buffer.from(bytes);
    this.sent.push({ payloadType, payload });
    if (payloadType === payloadTypes.output) this.onOutput(payload);
  }

  end(text: string): void {
    this.ends.push(text);
  }
}

/** A server behind a node. */
export interface Destination {
  readonly dial: () => Promise<Socket>;
  readonly open: ReadonlySet<Socket>;
  /** Connections so far. */
  readonly total: number;
  close(): void;
}

export async function destination(serve: (socket: Socket) => void): Promise<Destination> {
  const open = new Set<Socket>();
  let total = 0;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    total += 1;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    open,
    get total() {
      return total;
    },
    dial: () =>
      new Promise((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
        socket.once('error', reject);
        socket.once('connect', () => {
          socket.off('error', reject);
          socket.pause();
          resolve(socket);
        });
      }),
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** A server that reads, says nothing, and ends when the other side does. */
export function listener(socket: Socket): void {
  socket.resume().on('end', () => socket.end());
}

export const refusedDial = (): Promise<never> =>
  Promise.reject(new Error('dial tcp 127.0.0.1:1: connect: connection refused'));

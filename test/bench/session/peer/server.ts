import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocketServer } from 'ws';
import { parseWork, Payload, workBytes, type Work } from '../work.ts';

/** The program behind the tunnels: serves downloads, uploads and echoes on a loopback port. */
export async function startWorkServer(): Promise<Server> {
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    void serve(socket).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Sends every frame back: the least that a keystroke can take over a WebSocket of this peer. */
export async function startEchoSocket(): Promise<WebSocketServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  server.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  await once(server, 'listening');
  return server;
}

export function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('it does not listen');
  return address.port;
}

async function serve(socket: Socket): Promise<void> {
  const header = await headerOf(socket);
  const work = parseWork(header);
  if (work.kind === 'echo') socket.pipe(socket);
  else if (work.kind === 'download') await download(socket, work);
  else upload(socket, work);
}

async function headerOf(socket: Socket): Promise<Buffer> {
  for (;;) {
    const header: unknown = socket.read(workBytes);
    if (Buffer.isBuffer(header)) return header;
    await once(socket, 'readable');
  }
}

async function download(socket: Socket, { bytes, bytesPerSecond }: Work): Promise<void> {
  // Its end of input does not interest, but must be read to be noticed.
  socket.resume();
  const payload = new Payload(bytes);
  const began = Date.now();
  while (payload.left > 0) {
    if (!socket.write(payload.next())) await once(socket, 'drain');
    if (bytesPerSecond > 0) {
      const due = began + ((bytes - payload.left) / bytesPerSecond) * 1000;
      if (due > Date.now()) await sleep(due - Date.now());
    }
  }
  socket.end(payload.digest());
}

function upload(socket: Socket, { bytes }: Work): void {
  const hash = createHash('sha256');
  let got = 0;
  socket.on('data', (chunk: Buffer) => {
    got += chunk.length;
    hash.update(chunk);
    if (got === bytes) socket.end(hash.digest());
  });
}

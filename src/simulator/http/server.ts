import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { messageOf } from '../../core/base/errors.ts';
import type { Log } from '../../core/base/log.ts';
import { refusal } from './guard.ts';
import { textReply, type Reply } from './reply.ts';
import { BodyTooLarge, headersOf, readRequest, type HttpRequest } from './request.ts';

/** Takes over a socket that asks for an upgrade; false when the request is not its own. */
export type OnUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

export interface HttpOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly log: Log;
  /** Answers a request; undefined drops the connection. */
  readonly answer: (request: HttpRequest) => Promise<Reply | undefined>;
  readonly onUpgrade: OnUpgrade;
}

/** The listening service. Disposing ends all connections at once. */
export interface HttpService {
  readonly port: number;
  /** Resolves when the port is free again. */
  close(): Promise<void>;
}

/** Longer than any client keeps a connection for later: none is closed while it is being used again. */
const keepAliveMilliseconds = 75_000;
const maxBodyBytes = 4 * 1024 * 1024;

/** Listens on 127.0.0.1 and nowhere else. Rejects when the port is taken. */
export async function startHttp(options: HttpOptions): Promise<HttpService> {
  const sockets = new Set<Duplex>();
  const server = createServer((message, response) => {
    void serve(message, response, options, portOf(server));
  });
  server.keepAliveTimeout = keepAliveMilliseconds;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (message, socket, head) => upgrade(message, socket, head, options, portOf(server)));
  await listen(server, options.port);
  return {
    port: portOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions,
  port: number,
): Promise<void> {
  try {
    const reply = await replyTo(message, options, port);
    if (reply === undefined) message.socket.destroy();
    else send(response, reply);
  } catch (error) {
    // The client went away while it was being read; there is nobody to answer.
    options.log.debug(`A request ended early: ${messageOf(error)}`);
    message.socket.destroy();
  }
}

async function replyTo(
  message: IncomingMessage,
  options: HttpOptions,
  port: number,
): Promise<Reply | undefined> {
  const refused = refusal(headersOf(message), port);
  if (refused !== undefined) return closing(textReply(403, refused));
  if (message.method !== 'POST' && message.method !== 'GET') {
    return closing(textReply(405, 'Only POST is served.'));
  }
  try {
    return await options.answer(await readRequest(message, maxBodyBytes));
  } catch (error) {
    if (error instanceof BodyTooLarge) return closing(textReply(413, 'The request is too large.'));
    throw error;
  }
}

/** A request that was not read to its end leaves the connection unusable. */
function closing(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, connection: 'close' } };
}

function send(response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
  response.end(body);
}

function upgrade(
  message: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  options: HttpOptions,
  port: number,
): void {
  socket.on('error', (error) => options.log.debug(`A socket failed: ${error.message}`));
  const refused = refusal(headersOf(message), port) !== undefined;
  if (!refused && options.onUpgrade(message, socket, head)) return;
  socket.end(
    `HTTP/1.1 ${refused ? '403 Forbidden' : '404 Not Found'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}

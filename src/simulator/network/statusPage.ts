import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Disposable } from '../../core/base/disposable.ts';
import type { Destination } from './destination.ts';

/**
 * The web page that the demo's nodes serve, so that a first tunnel opens something: it says in plain text which node
 * it came from. Listens, from the first dial on, on a loopback port, where nobody but the simulator is answered.
 */
export class StatusPage implements Disposable {
  /** Whom a connection is for, by the port that it comes from. */
  readonly #expected = new Map<number, Destination>();
  readonly #sockets = new Set<Socket>();
  #server: Promise<Server> | undefined;
  #isDisposed = false;

  /** The port on 127.0.0.1. */
  async port(): Promise<number> {
    this.#server ??= this.#listen();
    return portOf(await this.#server);
  }

  /** The connection from this port of ours is for `destination`; told before anything is written to it. */
  expect(fromPort: number, destination: Destination): void {
    this.#expected.set(fromPort, destination);
  }

  dispose(): void {
    this.#isDisposed = true;
    void this.#server?.then((server) => this.#close(server));
  }

  async #listen(): Promise<Server> {
    const server = createServer((request, response) => this.#answer(request, response));
    server.on('connection', (socket) => this.#opened(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    if (this.#isDisposed) this.#close(server);
    return server;
  }

  #opened(socket: Socket): void {
    const { remotePort = 0 } = socket;
    this.#sockets.add(socket);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      this.#expected.delete(remotePort);
    });
  }

  #answer({ method, url, socket }: IncomingMessage, response: ServerResponse): void {
    const destination = this.#expected.get(socket.remotePort ?? 0);
    if (destination === undefined) {
      socket.destroy();
      return;
    }
    const isFound = url === '/' && (method === 'GET' || method === 'HEAD');
    const body = isFound ? textOf(destination) : 'Not found\n';
    response.writeHead(isFound ? 200 : 404, {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    });
    response.end(body);
  }

  #close(server: Server): void {
    server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

function textOf({ node, host, port }: Destination): string {
  const { name, id, hostname, ipAddress, platformName, platformVersion } = node;
  const place = host === undefined ? name : `${host}, reached through ${name}`;
  return `${place}

It works: this page came through a Session Manager tunnel to port ${port}.

node      ${name} (${id})
computer  ${hostname}, ${ipAddress}
system    ${platformName} ${platformVersion}

The node is simulated; the tunnel is real.
`;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ProxyServer extends AsyncDisposable {
  readonly url: string;
  /** `CONNECT host:port` and `GET http://…` as they came. */
  readonly seen: readonly string[];
  readonly authorizations: readonly (string | undefined)[];
}

export interface ProxyOptions {
  /** Where tunnels and requests really lead, whatever they ask for. */
  readonly target: { readonly port: number };
  /** Refuses with this status. */
  readonly refuse?: number;
}

/** A forward proxy on loopback: tunnels CONNECT and forwards absolute URLs. */
export async function startProxy(options: ProxyOptions): Promise<ProxyServer> {
  const seen: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const note = (request: IncomingMessage): void => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    authorizations.push(request.headers['proxy-authorization']);
  };
  const server = createServer((request, response) => {
    note(request);
    const { pathname, search } = new URL(request.url ?? '/');
    const forwarded = httpRequest(
      {
        host: '127.0.0.1',
        port: options.target.port,
        path: pathname + search,
        method: request.method,
        headers: request.headers,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(forwarded);
  });
  const sockets = new Set<Duplex>();
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    note(request);
    sockets.add(client);
    client.on('error', () => client.destroy());
    if (options.refuse !== undefined)
      client.end(`HTTP/1.1 ${options.refuse} No\r\ncontent-length: 2\r\n\r\nno`);
    else sockets.add(tunnel(client, options.target.port));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    seen,
    authorizations,
    [Symbol.asyncDispose]: () => close(server, sockets),
  };
}

export function portOf(server: { address(): ReturnType<Server['address']> }): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

function tunnel(client: Duplex, port: number): Socket {
  const upstream = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.pipe(client);
    client.pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  return upstream;
}

function close(server: Server, sockets: ReadonlySet<Duplex>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

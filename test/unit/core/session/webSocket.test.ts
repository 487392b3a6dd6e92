import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { WebSocketServer, type WebSocket } from 'ws';
import { webSocketFactory, type WebSocketOptions } from '../../../../src/core/session/webSocket.ts';
import type { ChannelSocket, SocketEnd } from '../../../../src/core/session/channel/socket.ts';

const servers = new Set<WebSocketServer>();

afterEach(() => {
  for (const server of servers) {
    for (const client of server.clients) client.terminate();
    server.close();
  }
  servers.clear();
});

async function serve(): Promise<{ server: WebSocketServer; url: string }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  servers.add(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, url: `ws://127.0.0.1:${String(port)}/v1/data-channel/s?role=publish_subscribe` };
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

interface Client {
  readonly socket: ChannelSocket;
  readonly opened: Promise<undefined>;
  readonly ended: Promise<SocketEnd>;
  readonly ponged: Promise<undefined>;
  /** The next frame, as text. */
  next(): Promise<string>;
}

function connect(url: string, options: WebSocketOptions = {}): Client {
  const opened = deferred<undefined>();
  const ended = deferred<SocketEnd>();
  const ponged = deferred<undefined>();
  const frames: string[] = [];
  let wake: () => void = () => undefined;
  const socket = webSocketFactory(options)(url, {
    opened: () => opened.resolve(undefined),
    received: (frame) => {
      frames.push(Buffer.from(frame).toString());
      wake();
    },
    ponged: () => ponged.resolve(undefined),
    ended: (end) => ended.resolve(end),
  });
  const next = async (): Promise<string> => {
    if (frames.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return frames.shift() ?? '';
  };
  return { socket, opened: opened.promise, ended: ended.promise, ponged: ponged.promise, next };
}

async function accepted(server: WebSocketServer): Promise<{ peer: WebSocket; request: IncomingMessage }> {
  const [peer, request] = (await once(server, 'connection')) as [WebSocket, IncomingMessage];
  return { peer, request };
}

it('takes the bytes of a frame before it returns, whatever is done to them afterwards', async () => {
  const { server, url } = await serve();
  const accept = accepted(server);
  const client = connect(url);
  const { peer } = await accept;
  await client.opened;
  const arrived: Buffer[] = [];
  const all = deferred<undefined>();
  peer.on('message', (data: Buffer) => {
    arrived.push(data);
    if (arrived.length === 2000) all.resolve(undefined);
  });
  const memory = Buffer.alloc(1144);
  for (let count = 0; count < 2000; count += 1) client.socket.send(memory.fill(count % 251));
  memory.fill(255);
  await all.promise;
  assert.ok(arrived.every((frame, count) => frame.every((byte) => byte === count % 251)));
  client.socket.terminate();
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** Resolves when a number stays the same for a while. */
async function quiet(value: () => number): Promise<void> {
  for (let same = 0, last = value(); same < 20; last = value()) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    same = value() === last ? same + 1 : 0;
  }
}

describe('dialling (§2)', () => {
  it('uses the URL verbatim and asks for no extension and no sub-protocol', async () => {
    const { server, url } = await serve();
    const accept = accepted(server);
    const client = connect(`${url}&cell-number=AA`);
    const { request } = await accept;
    await client.opened;
    assert.equal(request.url, '/v1/data-channel/s?role=publish_subscribe&cell-number=AA');
    assert.equal(request.headers['sec-websocket-extensions'], undefined);
    assert.equal(request.headers['sec-websocket-protocol'], undefined);
    client.socket.terminate();
  });

  it('goes through the agent it is given for that URL', async () => {
    const { server, url } = await serve();
    const asked: string[] = [];
    const agent = new Agent();
    let used = 0;
    const create = agent.createConnection.bind(agent);
    agent.createConnection = (...args) => {
      used += 1;
      return create(...args);
    };
    const client = connect(url, {
      agentFor: async (text) => {
        asked.push(text);
        return agent;
      },
    });
    await accepted(server);
    await client.opened;
    assert.deepEqual(asked, [url]);
    assert.equal(used, 1);
    client.socket.terminate();
  });

  it('tells the end when nobody listens', async () => {
    const end = await connect('ws://127.0.0.1:1/').ended;
    assert.equal(end.code, 1006);
    assert.match(end.detail, /ECONNREFUSED/);
  });

  it('tells the end for a URL that is none', async () => {
    assert.equal((await connect('not a url').ended).code, 1006);
    assert.equal((await connect('ftp://127.0.0.1/').ended).code, 1006);
  });

  it('tells the end when there is no agent to be had', async () => {
    const client = connect('ws://127.0.0.1:1/', { agentFor: () => Promise.reject(new Error('No proxy.')) });
    assert.equal((await client.ended).detail, 'No proxy.');
  });

  it('tells what the server refused with', async () => {
    const { server, url } = await serve();
    server.shouldHandle = () => false;
    assert.match((await connect(url).ended).detail, /400/);
  });

  it('does not dial when it was dropped before its agent came', async () => {
    const { server, url } = await serve();
    const agent = deferred<Agent>();
    const client = connect(url, { agentFor: () => agent.promise });
    client.socket.close();
    agent.resolve(new Agent());
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(server.clients.size, 0);
  });
});

describe('frames', () => {
  it('go as text or binary, and come as bytes whatever they are', async () => {
    const { server, url } = await serve();
    const accept = accepted(server);
    const client = connect(url);
    const { peer } = await accept;
    await client.opened;
    const kinds: boolean[] = [];
    peer.on('message', (data: Buffer, isBinary) => {
      kinds.push(isBinary);
      peer.send(data.toString());
    });
    client.socket.send('text');
    assert.equal(await client.next(), 'text');
    client.socket.send(Buffer.from('bytes'));
    assert.equal(await client.next(), 'bytes');
    assert.deepEqual(kinds, [false, true]);
    client.socket.terminate();
  });

  it('of one turn wait for each other and leave at its end, in order', async () => {
    const { server, url } = await serve();
    const accept = accepted(server);
    const client = connect(url);
    const { peer } = await accept;
    await client.opened;
    const came: string[] = [];
    const all = deferred<undefined>();
    peer.on('message', (data: Buffer) => {
      if (came.push(data.toString()) === 100) all.resolve(undefined);
    });
    for (let index = 0; index < 100; index++) client.socket.send(Buffer.from(String(index)));
    const gathered = client.socket.backlog;
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([gathered > 0, client.socket.backlog], [true, 0], 'gone with the turn, no timer');
    await all.promise;
    assert.deepEqual(
      came,
      Array.from({ length: 100 }, (_, index) => String(index)),
    );
    client.socket.terminate();
  });

  it('have a backlog while the peer reads nothing, and none before the socket is dialled', async () => {
    const { server, url } = await serve();
    const accept = accepted(server);
    const client = connect(url);
    const before = client.socket.backlog;
    const { peer } = await accept;
    await client.opened;
    peer.pause();
    client.socket.send(Buffer.alloc(16 * 1024 * 1024 - 1));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([before, client.socket.backlog > 0], [0, true]);
    client.socket.terminate();
  });

  it('are not read while a peer does not take what it is owed, and are again when it does', async () => {
    const { server, url } = await serve();
    const accept = accepted(server);
    let received = 0;
    const opened = deferred<undefined>();
    // As the channel does: something goes back for everything that comes.
    const socket = webSocketFactory()(url, {
      opened: () => opened.resolve(undefined),
      received: () => {
        received += 1;
        socket.send(Buffer.alloc(64 * 1024));
      },
      ponged: () => undefined,
      ended: () => undefined,
    });
    const { peer } = await accept;
    await opened.promise;
    peer.pause();
    const sent = 2000;
    for (let count = 0; count < sent; count += 1) peer.send(Buffer.alloc(4096));
    await until(() => socket.backlog > 1024 * 1024);
    // What one turn had read already may still come.
    await quiet(() => received);
    assert.ok(received < sent, `${String(received)} were read`);
    assert.ok(socket.backlog < 16 * 1024 * 1024);
    socket.pause();
    peer.resume();
    await until(() => socket.backlog === 0);
    const held = received;
    await quiet(() => received);
    assert.equal(received, held, 'the caller wants nothing read');
    socket.resume();
    await until(() => received === sent);
    socket.terminate();
  });

  it('wait in a paused socket, pongs too', async () => {
    const { server, url } = await serve();
    const accept = accepted(server);
    const client = connect(url);
    const { peer } = await accept;
    await client.opened;
    client.socket.pause();
    peer.send('held');
    client.socket.ping();
    await once(peer, 'ping');
    let hasPonged = false;
    void client.ponged.then(() => (hasPonged = true));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(hasPonged, false);
    client.socket.resume();
    assert.equal(await client.next(), 'held');
    await client.ponged;
    client.socket.terminate();
  });

  it('are pings that carry "keepalive" and are answered', async () => {
    const { server, url } = await serve();
    const accept = accepted(server);
    const client = connect(url);
    const { peer } = await accept;
    await client.opened;
    const pinged = once(peer, 'ping');
    client.socket.ping();
    const [payload] = (await pinged) as [Buffer];
    assert.equal(payload.toString(), 'keepalive');
    await client.ponged;
    client.socket.terminate();
  });
});

describe('the end', () => {
  it('tells code and reason of a clean close', async () => {
    const { server, url } = await serve();
    const accept = accepted(server);
    const client = connect(url);
    const { peer } = await accept;
    peer.close(1000, 'Bye');
    assert.deepEqual(await client.ended, { code: 1000, detail: 'Bye' });
  });

  it('closes with code 1000', async () => {
    const { server, url } = await serve();
    const accept = accepted(server);
    const client = connect(url);
    const { peer } = await accept;
    await client.opened;
    const closed = once(peer, 'close');
    client.socket.close();
    const [code] = (await closed) as [number];
    assert.equal(code, 1000);
  });

  it('leaves a socket on which everything is harmless', async () => {
    const client = connect('ws://127.0.0.1:1/');
    await client.ended;
    client.socket.send('x');
    client.socket.ping();
    client.socket.close();
    client.socket.terminate();
  });
});

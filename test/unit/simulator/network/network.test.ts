import assert from 'node:assert/strict';
import { createServer, type Server, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createNetwork } from '../../../../src/simulator/network/network.ts';
import { testNode } from '../support/nodes.ts';

const never = new AbortController().signal;
const api = testNode({ tags: [] });

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function textFrom(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk)).resume();
  return new Promise((resolve) => socket.once('end', () => resolve(Buffer.concat(chunks).toString())));
}

describe('the network of the nodes', { timeout: 60_000 }, () => {
  let server: Server;

  before(async () => {
    server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      socket.write('first ');
      socket.on('data', (chunk: Buffer) => socket.write(chunk));
      socket.on('end', () => socket.end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => server.close());

  it('is the loopback of this computer; what the server says at once waits for its reader', async () => {
    const network = createNetwork({ ports: [], hosts: [] });
    const socket = await network.dial({ node: api, host: undefined, port: portOf(server) }, never);
    assert.deepEqual([socket.remoteAddress, socket.isPaused()], ['127.0.0.1', true]);
    const text = textFrom(socket);
    socket.end('then this');
    assert.equal(await text, 'first then this');
    network.dispose();
  });

  it('leads where the routes say', async () => {
    const network = createNetwork({
      ports: [{ name: api.name, port: 1, local: portOf(server) }],
      hosts: [{ name: 'db', port: 5_432, local: portOf(server) }],
    });
    for (const place of [
      { host: undefined, port: 1 },
      { host: 'db', port: 5_432 },
    ]) {
      const socket = await network.dial({ node: api, ...place }, never);
      assert.equal(socket.remotePort, portOf(server));
      socket.destroy();
    }
    network.dispose();
  });

  it('says as the node would why there is no connection', async () => {
    const dead = createServer();
    await new Promise<void>((resolve) => dead.listen(0, '127.0.0.1', resolve));
    const local = portOf(dead);
    await new Promise((resolve) => dead.close(resolve));
    const network = createNetwork({ ports: [], hosts: [{ name: 'db', port: undefined, local }] });
    const refused = network.dial({ node: api, host: 'db', port: 5_432 }, never);
    await assert.rejects(refused, { message: 'dial tcp db:5432: connect: connection refused' });
    const unknown = network.dial({ node: api, host: 'nobody.internal', port: 1 }, never);
    await assert.rejects(unknown, { message: 'lookup nobody.internal: no such host' });
    network.dispose();
  });

  it('gives a connection up that nobody waits for any more', async () => {
    const network = createNetwork({ ports: [], hosts: [] });
    const abort = new AbortController();
    const dialled = network.dial({ node: api, host: undefined, port: portOf(server) }, abort.signal);
    abort.abort();
    await assert.rejects(dialled, /operation was canceled/);
    const late = network.dial({ node: api, host: undefined, port: portOf(server) }, abort.signal);
    await assert.rejects(late, /operation was canceled/);
    network.dispose();
  });

  it('knows what agents forbid', () => {
    const network = createNetwork({ ports: [], hosts: [] });
    assert.equal(network.isDenied(api, '169.254.169.254'), true);
    network.dispose();
  });
});

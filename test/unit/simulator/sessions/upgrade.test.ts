import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { encodeOpenDataChannel } from '../../../../src/core/session/codec/index.ts';
import { createFaults, type Faults } from '../../../../src/simulator/faults/faults.ts';
import { Session } from '../../../../src/simulator/sessions/session.ts';
import { SessionStore } from '../../../../src/simulator/sessions/store.ts';
import { ChannelTokens } from '../../../../src/simulator/sessions/tokens.ts';
import { ChannelSockets } from '../../../../src/simulator/sessions/upgrade.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { testLuck } from '../support/luck.ts';
import { fakePrograms } from '../support/programs.ts';
import { testNetwork } from '../support/network.ts';
import { testNode } from '../support/nodes.ts';
import { testPlan, testKms } from '../support/sessions.ts';
import { fakeTerminals, type FakeTerminals } from '../support/terminal.ts';

const plan = testPlan();

describe('the WebSocket of a data channel', { timeout: 60_000 }, () => {
  let server: Server;
  let sockets: ChannelSockets;
  let clock: ManualClock;
  let store: SessionStore;
  let tokens: ChannelTokens;
  let terminals: FakeTerminals;
  let session: Session;
  let faults: Faults;

  before(async () => {
    server = createServer();
    server.on('upgrade', (request, socket, head) => {
      if (!sockets.upgrade(request, socket, head))
        socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => server.close());

  beforeEach(() => {
    clock = new ManualClock();
    store = new SessionStore();
    faults = createFaults(1);
    tokens = new ChannelTokens(clock);
    terminals = fakeTerminals();
    sockets = new ChannelSockets(store, tokens, clock, faults);
    const head = {
      id: 'ops=1-a',
      serial: 1,
      node: testNode(),
      plan,
      owner: 'me',
      reason: '',
      startedAt: clock.now(),
    };
    session = new Session(head, {
      clock,
      terminals,
      programs: fakePrograms(),
      network: testNetwork(),
      keys: testKms(),
      luck: testLuck(),
    });
    store.add(session);
  });

  function dial(path: string): WebSocket {
    const { port } = server.address() as AddressInfo;
    return new WebSocket(`ws://127.0.0.1:${String(port)}${path}`);
  }

  const channel = '/v1/data-channel/ops=1-a?role=publish_subscribe';

  function opening(token: string): string {
    return encodeOpenDataChannel({ requestId: 'r', token, clientId: 'c', clientVersion: '1.2.707.0' });
  }

  async function status(path: string): Promise<number> {
    const socket = dial(path);
    socket.on('error', () => undefined);
    return new Promise((resolve) => {
      socket.on('open', () => {
        socket.terminate();
        resolve(101);
      });
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    });
  }

  async function closeCode(first: string | Buffer): Promise<number> {
    const socket = dial(channel);
    socket.on('open', () => socket.send(first));
    return new Promise((resolve) => socket.on('close', resolve));
  }

  it('is there for a session that runs, under its id, and nowhere else', async () => {
    assert.equal(await status(channel), 101);
    assert.equal(await status('/v1/data-channel/ops%3D1-a'), 101);
    const others = [
      '/',
      '/v1/data-channel/',
      '/v1/data-channel/none',
      '/v1/data-channel/%E0%A4%A',
      '/x/v1/data-channel/ops=1-a',
      '//',
      '/v1/data-channel/ops=1-a/more',
    ];
    for (const path of others) assert.equal(await status(path), 404, path);
    session.terminate();
    assert.equal(await status(channel), 404);
  });

  it('is let in by the token in the first frame, again and again', async () => {
    for (let time = 0; time < 2; time++) {
      const socket = await connected();
      socket.terminate();
      await until(() => session.status === 'Disconnected');
    }
  });

  it('is let in by text only, as the plugin sends it (§2)', async () => {
    assert.equal(await closeCode(Buffer.from(opening(tokens.issue('ops=1-a')))), 1008);
    assert.equal(session.status, 'Connecting');
  });

  it('is closed to another client than the one that it began with, whatever its token (§2)', async () => {
    const socket = await connected();
    const token = tokens.issue('ops=1-a');
    assert.equal(await closeCode(opening(token).replace('"ClientId":"c"', '"ClientId":"d"')), 1008);
    assert.equal(session.status, 'Connected');
    socket.terminate();
  });

  it('is closed for anything else in the first frame', async () => {
    tokens.issue('ops=1-a');
    assert.equal(await closeCode(opening('guess')), 1008);
    assert.equal(await closeCode(opening(tokens.issue('another'))), 1008);
    assert.equal(await closeCode('{}'), 1008);
    assert.equal(await closeCode(''), 1008);
    assert.equal(await closeCode(Buffer.alloc(2 * 1024 * 1024)), 1009);
    assert.equal(session.status, 'Connecting');
    assert.deepEqual(terminals.opened, []);
  });

  it('is closed when the token does not come in time', async () => {
    const socket = dial(channel);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await new Promise((resolve) => socket.on('open', resolve));
    await until(() => clock.pending > 1);
    await clock.advance(10_000);
    assert.equal(await closed, 1008);
  });

  it('answers pings and offers no compression', async () => {
    const socket = dial(channel);
    await new Promise((resolve) => socket.on('open', resolve));
    assert.equal(socket.extensions, '');
    const pong = new Promise<Buffer>((resolve) => socket.on('pong', resolve));
    socket.ping('keepalive');
    assert.equal((await pong).toString(), 'keepalive');
    socket.terminate();
  });

  async function connected(): Promise<WebSocket> {
    const socket = dial(channel);
    socket.on('open', () => socket.send(opening(tokens.issue('ops=1-a'))));
    await until(() => session.status === 'Connected');
    return socket;
  }

  it('is closed with a goodbye, or cut without one, on demand; the session waits for another (§13)', async () => {
    for (const [how, code] of [
      ['close', 1_000],
      ['drop', 1_006],
    ] as const) {
      const socket = await connected();
      const closed = new Promise((resolve) => socket.on('close', resolve));
      faults.cutSockets(how);
      assert.equal(await closed, code);
      await until(() => session.status === 'Disconnected');
    }
  });

  it('stays open and says nothing more, not even to pings, when its network is gone', async () => {
    const socket = await connected();
    const heard: string[] = [];
    for (const event of ['message', 'pong', 'close']) socket.on(event, () => heard.push(event));
    faults.cutSockets('silence');
    socket.ping();
    const other = dial(channel);
    const pong = new Promise((resolve) => other.on('pong', resolve));
    other.on('open', () => other.ping());
    await pong;
    assert.deepEqual([heard, socket.readyState], [[], WebSocket.OPEN]);
    for (const each of [socket, other]) each.terminate();
  });

  it('is cut when the system ends', async () => {
    const socket = dial(channel);
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.on('open', resolve));
    const closed = new Promise((resolve) => socket.on('close', resolve));
    store.dispose();
    sockets.dispose();
    await closed;
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import type { ChannelEnd } from '../../../src/core/session/channel/state.ts';
import { pipeRaw } from '../../../src/core/session/index.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { createRandom } from '../../support/random.ts';
import { echoed, exchange, withPorts } from '../../support/session/portScene.ts';
import { until } from '../../support/until.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const limits = { timeout: 300_000 };
const minute = 60_000;
const ask = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

/** The client kernel's tunnels against the simulator's agent, real servers behind it. */
describe('port forwarding over the data channel', limits, () => {
  it('carries 20 connections at once, whole', () =>
    withPorts(async (scene) => {
      const server = await scene.echo();
      const tunnel = await scene.open({ document: 'node', port: server.port });
      const sent = Array.from({ length: 20 }, (_, index) => createRandom(index).bytes(100_000));
      const received = await Promise.all(sent.map((bytes) => echoed(tunnel.port, bytes)));
      assert.deepEqual(received.map(hash), sent.map(hash));
      assert.deepEqual([tunnel.forward.mode, tunnel.failures], ['mux', []]);
      await tunnel.live.terminate();
      await until(() => server.open.size === 0, 'the server to be left alone');
    }));

  it('carries a hundred connections that come at once, while one program reads nothing', () =>
    withPorts(async (scene) => {
      const server = await scene.echo();
      const tunnel = await scene.open({ document: 'node', port: server.port });
      const deaf = connect({ host: '127.0.0.1', port: tunnel.port });
      deaf.pause();
      deaf.write(createRandom(99).bytes(1_000_000));
      const sent = Array.from({ length: 100 }, (_, index) => createRandom(index).bytes(5000));
      const received = await Promise.all(sent.map((bytes) => echoed(tunnel.port, bytes)));
      assert.deepEqual(received.map(hash), sent.map(hash));
      assert.deepEqual([tunnel.forward.traffic.total, tunnel.failures], [101, []]);
      deaf.destroy();
    }));

  it('gives a reply that comes after the client has ended its side, which the plugin loses (§12)', () =>
    withPorts(async (scene) => {
      const server = await scene.serve((socket) => {
        socket.once('data', (chunk: Buffer) => setTimeout(() => socket.end(`to ${String(chunk)}`), 30));
      });
      const tunnel = await scene.open({ document: 'node', port: server.port });
      const replies = await Promise.all(['a', 'b', 'c'].map((each) => exchange(tunnel.port, each, true)));
      assert.deepEqual(replies.map(String), ['to a', 'to b', 'to c']);
    }));

  it('says that nothing listens, resets that connection, and goes on with the next', () =>
    withPorts(async (scene) => {
      const tunnel = await scene.open({ document: 'node', port: await scene.deadPort() });
      for (let count = 1; count <= 2; count++) {
        await assert.rejects(exchange(tunnel.port, 'anybody?'), { code: 'ECONNRESET' });
        assert.equal(tunnel.failures.length, count);
      }
      assert.equal(tunnel.live.phase.kind, 'connected');
    }));

  it("shows a newcomer a page of the node's own", () =>
    withPorts(async (scene) => {
      const tunnel = await scene.open({ document: 'node', port: 80 });
      const page = (await exchange(tunnel.port, ask)).toString();
      assert.match(page, /^HTTP\/1.1 200 OK\r\n/);
      assert.match(page, new RegExp(`\\n${scene.node.name}\\n[^]*port 80[^]*${scene.node.id}`));
    }));

  it('reaches a host behind the node by its route, and says of others that they are not there', () =>
    withPorts(async (scene) => {
      const web = await scene.open({ document: 'remoteHost', host: 'intranet.internal', port: 443 });
      assert.match((await exchange(web.port, ask)).toString(), /intranet.internal, reached through web-/);
      const other = await scene.open({ document: 'remoteHost', host: 'elsewhere.internal', port: 443 });
      await assert.rejects(exchange(other.port, 'x'), { code: 'ECONNRESET' });
      assert.equal(other.failures.length, 1);
    }));

  it('ends a session to a host that agents never forward to, in their words (§12)', () =>
    withPorts(async (scene) => {
      const session = scene.start({ document: 'remoteHost', host: '169.254.169.254', port: 80 });
      assert.deepEqual(await session.ending(), {
        kind: 'closed',
        text: '----------ERROR-------\nForwarding to IP address 169.254.169.254 is forbidden.',
      });
    }));

  it('serves a client that is too old to multiplex one connection after the other (§9, §12)', () =>
    withPorts(async (scene) => {
      const server = await scene.echo();
      const tunnel = await scene.open({
        ...{ document: 'node', port: server.port, clientVersion: '1.1.61.0', lingerMs: 20 },
      });
      for (const seed of [1, 2, 3]) {
        const bytes = createRandom(seed).bytes(40_000);
        assert.equal(hash(await echoed(tunnel.port, bytes)), hash(bytes));
        await until(() => server.open.size === 0, 'the connection to be closed by the flag');
      }
      assert.deepEqual([tunnel.forward.mode, server.total], ['basic', 3]);
    }));
});

describe('the limits of a tunnel', limits, () => {
  it('end it after 20 minutes without data, and not before (§14)', () => {
    const clock = new ManualClock(Date.now());
    return withPorts(
      async (scene) => {
        const server = await scene.echo();
        const tunnel = await scene.open({ document: 'node', port: server.port });
        await echoed(tunnel.port, Buffer.from('hello'));
        await clock.advance(15 * minute);
        await echoed(tunnel.port, Buffer.from('still here'));
        await clock.advance(19 * minute);
        assert.equal(tunnel.live.phase.kind, 'connected');
        await clock.advance(minute);
        const ending = await tunnel.ending();
        assert.deepEqual(ending, { kind: 'closed', text: 'Your session timed out due to inactivity.' });
        await until(() => server.open.size === 0, 'the server to be left alone');
      },
      { clock },
    );
  });
});

describe('port forwarding when things go wrong on the way', limits, () => {
  it('survives sockets that are closed and cut while bytes are under way (§13)', () =>
    withPorts(async (scene) => {
      const server = await scene.echo();
      const { port, forward, live } = await scene.open({ document: 'node', port: server.port });
      const bytes = createRandom(9).bytes(2_000_000);
      const received = echoed(port, bytes);
      for (const how of ['close', 'drop', 'close', 'drop'] as const) {
        const before = forward.traffic.received;
        await until(() => forward.traffic.received > before || before === bytes.length, 'bytes');
        scene.simulator.faults.cutSockets(how);
        await until(() => live.phase.kind === 'connected', 'the connection');
      }
      assert.equal(hash(await received), hash(bytes));
    }));

  it('loses nothing when messages get lost, doubled, reordered and late, each way', () =>
    withPorts(async (scene) => {
      const server = await scene.echo();
      const tunnel = await scene.open({ document: 'node', port: server.port });
      const some = { lostMessages: 0.01, doubledMessages: 0.01, reorderedMessages: 0.01, delayMs: 2 };
      for (const unrepeatedAcknowledgements of [false, true]) {
        scene.simulator.faults.set({ channel: { ...some, unrepeatedAcknowledgements } });
        const bytes = createRandom(11).bytes(200_000);
        assert.equal(hash(await echoed(tunnel.port, bytes)), hash(bytes));
      }
    }));

  it('finds out that the network is gone, and goes on over another', () =>
    withPorts(async (scene) => {
      const server = await scene.echo();
      const tunnel = await scene.open({ document: 'node', port: server.port, keepAliveMs: 200 });
      const bytes = createRandom(12).bytes(100_000);
      await echoed(tunnel.port, bytes);
      scene.simulator.faults.cutSockets('silence');
      assert.equal(hash(await echoed(tunnel.port, bytes)), hash(bytes));
    }));
});

describe('the raw stream of an SSH session', limits, () => {
  it('lets the server speak first, and ends with it (§12)', () =>
    withPorts(async (scene) => {
      const server = await scene.serve((socket) => {
        socket.write('SSH-2.0-Test\r\n');
        socket.pipe(socket);
      });
      const [input, output] = [new PassThrough(), new PassThrough()];
      const ends: Promise<ChannelEnd>[] = [];
      const session = scene.start({ document: 'ssh', port: server.port }, (channel) =>
        ends.push(pipeRaw(channel, input, output)),
      );
      const chunks: Buffer[] = [];
      output.on('data', (chunk: Buffer) => chunks.push(chunk));
      const text = (): string => Buffer.concat(chunks).toString('latin1');
      await until(() => text() === 'SSH-2.0-Test\r\n', 'the banner');
      input.write('hello');
      await until(() => text().endsWith('hello'), 'the answer');
      for (const socket of server.open) socket.end();
      assert.deepEqual(await Promise.all(ends), [{ kind: 'closed', text: '' }]);
      assert.deepEqual(await session.ending(), { kind: 'closed', text: '' });
    }));

  it('says why there is no server', () =>
    withPorts(async (scene) => {
      const port = await scene.deadPort();
      const session = scene.start({ document: 'ssh', port });
      assert.deepEqual(await session.ending(), {
        kind: 'closed',
        text: `----------ERROR-------\nUnable to connect to specified port: dial tcp 127.0.0.1:${String(port)}: connect: connection refused`,
      });
    }));
});

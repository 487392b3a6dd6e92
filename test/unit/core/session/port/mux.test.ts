import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { createRandom } from '../../../../support/random.ts';
import { createTunnel, muxStart, playMuxNode } from '../../../../support/session/tunnel.ts';
import { until } from '../../../../support/until.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('MuxEngine', () => {
  it('gives each connection a stream of its own, 3 first (§12)', async (test) => {
    const tunnel = await createTunnel(test);
    const node = playMuxNode(tunnel);
    tunnel.channel.start(muxStart());
    await tunnel.dial();
    await tunnel.dial();
    await until(() => node.streams.length === 2, 'both');
    assert.deepEqual(
      node.streams.map(({ id }) => id),
      [3, 5],
    );
  });

  it('echoes 20 connections at once, all complete and intact by SHA-256', async (test) => {
    const tunnel = await createTunnel(test);
    const node = playMuxNode(tunnel);
    tunnel.channel.start(muxStart());
    const random = createRandom(20);
    const programs = await Promise.all(Array.from({ length: 20 }, () => tunnel.dial()));
    await until(() => node.streams.length === 20, 'all streams');
    for (const stream of node.streams) stream.pipe(stream);
    const sent = programs.map((program) => {
      const bytes = random.bytes(20_000 + random.below(20_000));
      program.socket.write(bytes);
      return bytes;
    });
    const isDone = (): boolean =>
      programs.every((program, index) => program.received().length === sent[index]?.length);
    await until(isDone, 'all echoes');
    programs.forEach((program, index) =>
      assert.equal(hash(program.received()), hash(sent[index] ?? Buffer.alloc(0))),
    );
  });

  it('lets others go on beside a program that does not read, until 4 MiB are unread: then the channel is paused (§12)', async (test) => {
    const tunnel = await createTunnel(test);
    const node = playMuxNode(tunnel);
    tunnel.channel.start(muxStart());
    const slow = await tunnel.dial({ isReading: false });
    await until(() => node.streams.length === 1, 'the slow stream');
    const quick = await tunnel.dial();
    await until(() => node.streams.length === 2, 'the quick stream');
    const [slowEnd, quickEnd] = node.streams;
    slowEnd?.write(Buffer.alloc(3 * 1024 * 1024));
    quickEnd?.write(Buffer.alloc(500_000));
    await until(() => quick.received().length === 500_000, 'the quick one');
    assert.equal(tunnel.channel.isPaused, false);
    // The system takes some megabytes of it into the sockets' own buffers.
    slowEnd?.write(Buffer.alloc(24 * 1024 * 1024));
    await until(() => tunnel.channel.isPaused, 'the pause');
    slow.socket.resume();
    await until(() => !tunnel.channel.isPaused, 'the resumption');
    await until(() => slow.socket.bytesRead === 27 * 1024 * 1024, 'all of it');
  });

  it('lets go of the node when it is given up beside a program that does not read', async (test) => {
    const tunnel = await createTunnel(test);
    const node = playMuxNode(tunnel);
    tunnel.channel.start(muxStart());
    await tunnel.dial({ isReading: false });
    await until(() => node.streams.length === 1, 'the stream');
    node.streams[0]?.write(Buffer.alloc(24 * 1024 * 1024));
    await until(() => tunnel.channel.isPaused, 'the pause');
    tunnel.forward.dispose();
    assert.equal(tunnel.channel.isPaused, false);
  });

  it('ends the connection that the node could not make by a reset, and says a sentence (ConnectToPortError, §12)', async (test) => {
    const tunnel = await createTunnel(test);
    const node = playMuxNode(tunnel);
    tunnel.channel.start(muxStart({ host: 'db.internal\u001b[2J' }));
    const failing = await tunnel.dial();
    await until(() => node.streams.length === 1, 'the stream');
    tunnel.channel.flagged.fire(3);
    node.streams[0]?.destroy();
    await until(() => failing.end() === 'reset', 'the reset');
    assert.deepEqual(tunnel.failures, [
      'The node could not connect to db.internal [2J:5432: nothing listens there, or it is not let through.',
    ]);
  });

  it('ends another one, which the node closes without a byte, cleanly', async (test) => {
    const tunnel = await createTunnel(test);
    const node = playMuxNode(tunnel);
    tunnel.channel.start(muxStart());
    const program = await tunnel.dial();
    await until(() => node.streams.length === 1, 'the stream');
    node.streams[0]?.end();
    await until(() => program.end() !== 'open', 'the end');
    assert.equal(program.end(), 'ended');
    assert.deepEqual(tunnel.failures, []);
  });

  it('ends one that has brought something cleanly, though another has failed at the node meanwhile', async (test) => {
    const tunnel = await createTunnel(test);
    const node = playMuxNode(tunnel);
    tunnel.channel.start(muxStart());
    const served = await tunnel.dial();
    await until(() => node.streams.length === 1, 'the first stream');
    node.streams[0]?.write('served');
    await until(() => served.received().length === 6, 'its bytes');
    const failing = await tunnel.dial();
    await until(() => node.streams.length === 2, 'the second stream');
    tunnel.channel.flagged.fire(3);
    node.streams[0]?.end();
    await until(() => served.end() !== 'open', 'the end of the first');
    assert.equal(served.end(), 'ended');
    node.streams[1]?.destroy();
    await until(() => failing.end() === 'reset', 'the reset of the second');
  });

  it('forgets a failed connection that was closed here before its FIN came', async (test) => {
    const tunnel = await createTunnel(test);
    const node = playMuxNode(tunnel);
    tunnel.channel.start(muxStart());
    const first = await tunnel.dial();
    await until(() => node.streams.length === 1, 'the first stream');
    tunnel.channel.flagged.fire(3);
    first.socket.resetAndDestroy();
    await until(() => tunnel.forward.traffic.open === 0, 'the end of the first');
    const second = await tunnel.dial();
    await until(() => node.streams.length === 2, 'the second stream');
    node.streams[1]?.end();
    await until(() => second.end() !== 'open', 'the end');
    assert.equal(second.end(), 'ended');
  });

  it('waits for the channel when it is full', async (test) => {
    const tunnel = await createTunnel(test);
    tunnel.channel.start(muxStart());
    tunnel.channel.isFull = true;
    const program = await tunnel.dial();
    program.socket.write(Buffer.alloc(4 * 1024 * 1024));
    await until(() => tunnel.forward.traffic.sent > 0, 'the first bytes');
    assert.ok(tunnel.channel.input.length < 100_000);
    tunnel.channel.isFull = false;
    tunnel.channel.drained.fire(undefined);
    await until(() => tunnel.forward.traffic.sent === 4 * 1024 * 1024, 'the rest');
  });

  it('beats to an agent with keep-alive on, whose session would end after 30 s (version gate, §9)', async (test) => {
    const tunnel = await createTunnel(test);
    playMuxNode(tunnel, true);
    tunnel.channel.start(muxStart({}, '3.1.1511.0'));
    await tunnel.clock.advance(25_000);
    const nop = '0103000000000000';
    assert.equal(tunnel.channel.input.toString('hex'), nop + nop);
  });

  it('says nothing on an idle session with a newer agent (version gate, §9)', async (test) => {
    const tunnel = await createTunnel(test);
    playMuxNode(tunnel);
    tunnel.channel.start(muxStart({}, '3.1.1512.0'));
    await tunnel.clock.advance(600_000);
    assert.equal(tunnel.channel.input.length, 0);
  });

  it('ends the session, and all connections by a reset, when the frames cannot be read on', async (test) => {
    const tunnel = await createTunnel(test);
    tunnel.channel.start(muxStart());
    const program = await tunnel.dial();
    tunnel.channel.output.fire(Buffer.from('HTTP/1.1 400 Bad Request'));
    await until(() => program.end() === 'reset', 'the reset');
    assert.equal(tunnel.channel.terminations, 1);
    assert.match(tunnel.failures[0] ?? '', /^The tunnel was closed: /);
  });
});

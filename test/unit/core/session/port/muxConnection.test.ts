import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { settle } from '../../../../support/manualClock.ts';
import {
  createTunnel,
  muxStart,
  playMuxNode,
  type LocalProgram,
  type MuxNode,
  type Tunnel,
} from '../../../../support/session/tunnel.ts';
import { until } from '../../../../support/until.ts';
import type { SmuxStream } from '../../../../../src/core/session/port/smux/index.ts';

interface Scene extends Tunnel {
  readonly node: MuxNode;
  readonly program: LocalProgram;
  /** The node's end of the program's connection; it is read. */
  readonly stream: SmuxStream;
  readonly atNode: () => string;
  readonly isEndedAtNode: () => boolean;
}

/** One connection through a multiplexing node. */
async function connected(test: TestContext): Promise<Scene> {
  const tunnel = await createTunnel(test);
  const node = playMuxNode(tunnel);
  tunnel.channel.start(muxStart());
  const program = await tunnel.dial();
  await until(() => node.streams.length === 1, 'the SYN');
  const [stream] = node.streams;
  assert.ok(stream);
  const chunks: Buffer[] = [];
  let isEnded = false;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => (isEnded = true));
  const atNode = (): string => Buffer.concat(chunks).toString('latin1');
  return { ...tunnel, node, program, stream, atNode, isEndedAtNode: () => isEnded };
}

/** Lets the sockets of this process come to rest. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await settle();
}

describe('MuxConnection', () => {
  it('carries bytes both ways, a lone line feed as it is (no LF to CR in a port, §11, §12)', async (test) => {
    const { program, stream, atNode } = await connected(test);
    program.socket.write('\n');
    await until(() => atNode() === '\n', 'the line feed');
    stream.write('\n\r\n');
    await until(() => program.received().length === 3, 'the answer');
    assert.equal(program.received().toString(), '\n\r\n');
  });

  it('half-close: an answer that comes after the program has ended its input arrives (§12)', async (test) => {
    const { clock, program, stream, atNode, isEndedAtNode } = await connected(test);
    program.socket.end('request');
    await until(() => atNode() === 'request', 'the request');
    await clock.advance(9000);
    assert.equal(isEndedAtNode(), false, 'FIN would close both directions');
    stream.end('late reply');
    await until(() => program.end() === 'ended', 'the end');
    assert.equal(program.received().toString(), 'late reply');
  });

  it('half-close: a long answer holds the connection open as long as it comes', async (test) => {
    const { clock, program, stream } = await connected(test);
    program.socket.end();
    for (let part = 0; part < 6; part++) {
      await rest();
      stream.write('x');
      await until(() => program.received().length === part + 1, 'a part');
      await clock.advance(9000);
    }
    stream.end();
    await until(() => program.end() === 'ended', 'the end');
    assert.equal(program.received().length, 6);
  });

  it('half-close: after 10 s of silence FIN is sent, so that who waits for the end gets it', async (test) => {
    const { clock, program, stream, isEndedAtNode } = await connected(test);
    program.socket.end('all');
    await until(() => program.socket.writableFinished, 'the end of input');
    await rest();
    await clock.advance(10_000);
    await until(isEndedAtNode, 'FIN');
    stream.end();
    await until(() => program.end() === 'ended', 'the end');
  });

  it('half-close: what still waits for room in the channel is not given up as silence', async (test) => {
    const { clock, channel, program, stream, atNode } = await connected(test);
    channel.isFull = true;
    program.socket.end(Buffer.alloc(50_000));
    await until(() => program.socket.writableFinished, 'the end of input');
    for (let seconds = 0; seconds < 60; seconds += 5) {
      await rest();
      await clock.advance(5000);
    }
    channel.isFull = false;
    channel.drained.fire(undefined);
    await until(() => atNode().length === 50_000, 'all of it');
    stream.end('thanks');
    await until(() => program.end() === 'ended', 'the end');
    assert.equal(program.received().toString(), 'thanks');
  });

  it('half-close: silence while the session is being resumed does not count', async (test) => {
    const { clock, channel, program, isEndedAtNode } = await connected(test);
    program.socket.end();
    await rest();
    channel.setState({ kind: 'reconnecting', retry: { attempt: 1, inMs: 0, cause: 'lost' } });
    await clock.advance(60_000);
    assert.equal(isEndedAtNode(), false);
    channel.setState({ kind: 'open' });
    await clock.advance(9000);
    assert.equal(isEndedAtNode(), false);
    await clock.advance(1000);
    await until(isEndedAtNode, 'FIN');
  });

  it('drops a connection whose node does not answer a FIN for 5 s', async (test) => {
    const { clock, forward, program, isEndedAtNode } = await connected(test);
    program.socket.end();
    await rest();
    await clock.advance(10_000);
    await until(isEndedAtNode, 'FIN');
    assert.equal(forward.traffic.open, 1);
    await clock.advance(5000);
    await until(() => forward.traffic.open === 0, 'the end of the connection');
  });

  it('sends FIN at once when the program resets its connection', async (test) => {
    const { forward, program, isEndedAtNode } = await connected(test);
    program.socket.resetAndDestroy();
    await until(isEndedAtNode, 'FIN');
    await until(() => forward.traffic.open === 0, 'the end of the connection');
  });

  it('ends the program after the node has, with all that came before, and does not wait for it for ever', async (test) => {
    const { clock, forward, program, stream } = await connected(test);
    stream.end(Buffer.alloc(300_000, 'x'));
    await until(() => program.end() === 'ended', 'the end');
    assert.equal(program.received().length, 300_000);
    await rest();
    await clock.advance(5000);
    await until(() => forward.traffic.open === 0, 'the end of the connection');
  });

  it('reads into nothing what a program still sends after the node has closed', async (test) => {
    const { program, stream, atNode } = await connected(test);
    stream.end('bye');
    await until(() => program.end() === 'ended', 'the end');
    program.socket.end(Buffer.alloc(500_000));
    await until(() => program.socket.closed, 'the end of the connection');
    assert.equal(program.received().toString(), 'bye');
    assert.equal(atNode(), '');
  });

  it('counts bytes of the connection, not of what carries them', async (test) => {
    const { forward, program, stream, atNode } = await connected(test);
    program.socket.write('12345');
    stream.write('123');
    await until(() => atNode().length === 5 && program.received().length === 3, 'both');
    assert.deepEqual(forward.traffic, { sent: 5, received: 3, open: 1, total: 1 });
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { basicStart, createTunnel, muxStart, playMuxNode } from '../../../../support/session/tunnel.ts';
import { until } from '../../../../support/until.ts';

describe('createPortForward', () => {
  for (const [what, start, mode] of [
    ['multiplexes with an agent newer than 3.0.196.0 (version gate, §9)', muxStart({}, '3.0.197.0'), 'mux'],
    ['is basic with agent 3.0.196.0 (version gate, §9)', muxStart({}, '3.0.196.0'), 'basic'],
    ['is basic with an agent whose version cannot be read (§9)', muxStart({}, 'latest'), 'basic'],
    ['is basic when the type is another', muxStart({ type: 'Other' }), 'basic'],
    ['is basic when the type is missing, as for AWS-StartSSHSession (§12)', basicStart(), 'basic'],
  ] as const) {
    it(what, async (test) => {
      const { channel, forward } = await createTunnel(test);
      assert.equal(forward.mode, undefined);
      channel.start(start);
      assert.equal(forward.mode, mode);
    });
  }

  it('keeps connections waiting until the session has started, with all that they sent', async (test) => {
    const tunnel = await createTunnel(test);
    const node = playMuxNode(tunnel);
    const program = await tunnel.dial();
    program.socket.write('early');
    await until(() => tunnel.forward.traffic.open === 1, 'the connection');
    assert.equal(tunnel.channel.sent.length, 0);
    tunnel.channel.start(muxStart());
    await until(() => node.streams.length === 1, 'the stream');
    const got: string[] = [];
    node.streams[0]?.on('data', (chunk: Buffer) => got.push(chunk.toString()));
    await until(() => got.join('') === 'early', 'the bytes');
  });

  it('says when nothing that was sent is confirmed any more, and when it is again (§6)', async (test) => {
    const { channel, forward } = await createTunnel(test);
    const told: (number | undefined)[] = [];
    forward.onDidStall((since) => told.push(since));
    channel.stalled.fire(7);
    channel.stalled.fire(undefined);
    assert.deepEqual(told, [7, undefined]);
  });

  it('takes connections while the session is being resumed: they wait with it', async (test) => {
    const tunnel = await createTunnel(test);
    tunnel.channel.start(muxStart());
    tunnel.channel.setState({ kind: 'reconnecting', retry: { attempt: 1, inMs: 0, cause: 'lost' } });
    const program = await tunnel.dial();
    await until(() => tunnel.channel.input.length === 8, 'the SYN, which the channel keeps');
    assert.equal(program.end(), 'open');
  });

  it('is basic for a client that says it is older than 1.1.70: the agent does not multiplex then (§9)', async (test) => {
    const { channel, forward } = await createTunnel(test, { clientVersion: '1.1.69.0' });
    channel.start(muxStart());
    assert.equal(forward.mode, 'basic');
  });

  it('beats when the client says it is as old as 1.2.331.0: the agent has its keep-alive on then (§9)', async (test) => {
    const { channel, clock } = await createTunnel(test, { clientVersion: '1.2.331.0' });
    channel.start(muxStart());
    await clock.advance(10_000);
    assert.equal(channel.input.toString('hex'), '0103000000000000');
  });

  it('keeps at most 256 connections while the session is being resumed, and takes more once it is', async (test) => {
    const tunnel = await createTunnel(test);
    tunnel.channel.start(muxStart());
    for (let count = 0; count < 256; count++) await tunnel.dial();
    tunnel.channel.setState({ kind: 'reconnecting', retry: { attempt: 1, inMs: 0, cause: 'lost' } });
    const refused = await tunnel.dial();
    await until(() => refused.end() === 'reset', 'the reset');
    tunnel.channel.setState({ kind: 'open' });
    await tunnel.dial();
    assert.equal(tunnel.forward.traffic.open, 257);
  });

  it('keeps at most 256 connections waiting', async (test) => {
    const tunnel = await createTunnel(test);
    for (let count = 0; count < 256; count++) await tunnel.dial();
    const last = await tunnel.dial();
    await until(() => last.end() === 'reset', 'the reset of the last');
    assert.equal(tunnel.forward.traffic.open, 256);
  });

  it('resets every connection when the session ends before the node has ended it: a part is not the whole', async (test) => {
    const tunnel = await createTunnel(test);
    const node = playMuxNode(tunnel);
    tunnel.channel.start(muxStart());
    const program = await tunnel.dial();
    await until(() => node.streams.length === 1, 'the stream');
    node.streams[0]?.write('half of it');
    await until(() => program.received().length === 10, 'the half');
    tunnel.channel.end({ kind: 'closed', text: 'timed out' });
    await until(() => program.end() === 'reset', 'the reset');
    assert.equal(tunnel.forward.traffic.open, 0);
  });

  it('resets those that wait for a session that never starts, and those that come after', async (test) => {
    const tunnel = await createTunnel(test);
    const waiting = await tunnel.dial();
    tunnel.channel.end({ kind: 'unreachable', text: '' });
    await until(() => waiting.end() === 'reset', 'the reset');
    const late = await tunnel.dial();
    await until(() => late.end() === 'reset', 'the reset of the late one');
  });

  it('types nothing into a shell: a session that is none of type Port is ended (§9)', async (test) => {
    const tunnel = await createTunnel(test);
    const program = await tunnel.dial();
    program.socket.write('rm -rf /');
    tunnel.channel.start();
    await until(() => program.end() === 'reset', 'the reset');
    assert.equal(tunnel.channel.sent.length, 0);
    assert.equal(tunnel.channel.terminations, 1);
    assert.deepEqual(tunnel.failures, [
      'The tunnel was closed: the session document is not one for port forwarding.',
    ]);
  });

  it('tells of connections that open and close, and counts all', async (test) => {
    const tunnel = await createTunnel(test);
    let changes = 0;
    tunnel.forward.onDidChange(() => changes++);
    const program = await tunnel.dial();
    assert.equal(changes, 1);
    tunnel.channel.start(muxStart());
    program.socket.resetAndDestroy();
    await until(() => changes === 2, 'the second change');
    assert.deepEqual(tunnel.forward.traffic, { sent: 0, received: 0, open: 0, total: 1 });
  });

  it('says where the node could not connect: a port of its own, when there is no host', async (test) => {
    const tunnel = await createTunnel(test);
    tunnel.channel.start(muxStart());
    tunnel.channel.flagged.fire(3);
    assert.match(tunnel.failures[0] ?? '', /^The node could not connect to port 5432: /);
  });

  it('passes by flags that it does not know', async (test) => {
    const tunnel = await createTunnel(test);
    tunnel.channel.start(muxStart());
    tunnel.channel.flagged.fire(0);
    tunnel.channel.flagged.fire(99);
    assert.deepEqual(tunnel.failures, []);
  });

  it('leaves no timer behind when it is disposed', async (test) => {
    const tunnel = await createTunnel(test);
    tunnel.channel.start(muxStart({}, '3.1.0.0'));
    const program = await tunnel.dial();
    program.socket.end();
    await until(() => program.socket.writableFinished, 'the end of input');
    tunnel.forward.dispose();
    await until(() => program.socket.closed, 'the end');
    assert.equal(tunnel.clock.pending, 0);
  });
});

import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { basicStart, createTunnel, type Tunnel } from '../../../../support/session/tunnel.ts';
import { settle } from '../../../../support/manualClock.ts';
import { until } from '../../../../support/until.ts';

const disconnect = 1;

async function open(test: TestContext): Promise<Tunnel> {
  const tunnel = await createTunnel(test);
  tunnel.channel.start(basicStart());
  return tunnel;
}

async function rest(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await settle();
}

const say = (tunnel: Tunnel, text: string): void => tunnel.channel.output.fire(Buffer.from(text));

describe('BasicEngine', () => {
  it('carries one connection as it is, a lone line feed too (no LF to CR, §11, §12)', async (test) => {
    const tunnel = await open(test);
    assert.equal(tunnel.forward.mode, 'basic');
    const program = await tunnel.dial();
    program.socket.write('\n');
    await until(() => tunnel.channel.input.length === 1, 'the line feed');
    assert.equal(tunnel.channel.input.toString(), '\n');
    say(tunnel, 'answer');
    await until(() => program.received().toString() === 'answer', 'the answer');
  });

  it('keeps what the node says before anybody connects: it dials first, so a banner comes at once (§12)', async (test) => {
    const tunnel = await open(test);
    say(tunnel, 'SSH-2.0-x\r\n');
    const program = await tunnel.dial();
    await until(() => program.received().toString() === 'SSH-2.0-x\r\n', 'the banner');
  });

  it('holds a node back that says much before anybody connects, and lets go when somebody does', async (test) => {
    const tunnel = await open(test);
    say(tunnel, 'x'.repeat(64 * 1024));
    assert.equal(tunnel.channel.isPaused, true);
    const program = await tunnel.dial();
    await until(() => program.received().length === 64 * 1024, 'all of it');
    await until(() => !tunnel.channel.isPaused, 'the resumption');
  });

  it('serves one connection at a time, the next after a DisconnectToPort flag (§12)', async (test) => {
    const tunnel = await open(test);
    const first = await tunnel.dial();
    const second = await tunnel.dial();
    first.socket.write('first');
    second.socket.write('second');
    await until(() => tunnel.channel.input.length === 5, 'the first');
    first.socket.resetAndDestroy();
    await until(() => tunnel.channel.flags.length === 1, 'the flag');
    assert.deepEqual(tunnel.channel.flags, [disconnect]);
    await tunnel.clock.advance(500);
    await until(() => tunnel.channel.input.length === 11, 'the second');
    assert.deepEqual(tunnel.channel.sent.map(String), ['first', '1', 'second']);
  });

  it('lets nothing that was under way for the old connection into the next one', async (test) => {
    const tunnel = await open(test);
    const first = await tunnel.dial();
    const second = await tunnel.dial();
    first.socket.resetAndDestroy();
    await until(() => tunnel.channel.flags.length === 1, 'the flag');
    for (let part = 0; part < 5; part++) {
      await tunnel.clock.advance(400);
      say(tunnel, 'of the old one');
    }
    await tunnel.clock.advance(500);
    say(tunnel, 'of the new one');
    await until(() => second.received().length > 0, 'the answer');
    assert.equal(second.received().toString(), 'of the new one');
  });

  it('does not take the silence of a lost link for the end of the old connection', async (test) => {
    const tunnel = await open(test);
    const first = await tunnel.dial();
    const second = await tunnel.dial();
    first.socket.resetAndDestroy();
    await until(() => tunnel.channel.flags.length === 1, 'the flag');
    tunnel.channel.setState({ kind: 'reconnecting', retry: { attempt: 1, inMs: 0, cause: 'lost' } });
    await tunnel.clock.advance(5000);
    tunnel.channel.setState({ kind: 'open' });
    say(tunnel, 'of the old one');
    await tunnel.clock.advance(500);
    say(tunnel, 'new');
    await until(() => second.received().length > 0, 'the answer');
    assert.equal(second.received().toString(), 'new');
  });

  it('gives nobody the channel before the flag has arrived', async (test) => {
    const tunnel = await open(test);
    const first = await tunnel.dial();
    const second = await tunnel.dial();
    second.socket.write('second');
    tunnel.channel.isSending = true;
    first.socket.resetAndDestroy();
    await until(() => tunnel.channel.flags.length === 1, 'the flag');
    await tunnel.clock.advance(60_000);
    assert.equal(tunnel.channel.input.length, 0);
    tunnel.channel.isSending = false;
    await tunnel.clock.advance(500);
    await until(() => tunnel.channel.input.toString() === 'second', 'the second');
  });

  it('half-close: waits 10 s for an answer when nobody is in line', async (test) => {
    const tunnel = await open(test);
    const program = await tunnel.dial();
    program.socket.end('request');
    await until(() => tunnel.channel.input.length === 7, 'the request');
    await rest();
    await tunnel.clock.advance(9000);
    assert.deepEqual(tunnel.channel.flags, []);
    say(tunnel, 'reply');
    await until(() => program.received().toString() === 'reply', 'the reply');
    await tunnel.clock.advance(10_000);
    await until(() => program.end() === 'ended', 'the end');
    await until(() => tunnel.channel.flags.length === 1, 'the flag');
  });

  it('half-close: waits 1 s when somebody comes in line', async (test) => {
    const tunnel = await open(test);
    const program = await tunnel.dial();
    program.socket.end('request');
    await until(() => tunnel.channel.input.length === 7, 'the request');
    await rest();
    await tunnel.clock.advance(3000);
    await tunnel.dial();
    await tunnel.clock.advance(999);
    assert.deepEqual(tunnel.channel.flags, []);
    await tunnel.clock.advance(1);
    await until(() => tunnel.channel.flags.length === 1, 'the flag');
  });

  it('goes on after nobody was connected: the node connects again at the next input (§12)', async (test) => {
    const tunnel = await open(test);
    const first = await tunnel.dial();
    first.socket.resetAndDestroy();
    await until(() => tunnel.channel.flags.length === 1, 'the flag');
    await tunnel.clock.advance(500);
    say(tunnel, 'to nobody');
    const second = await tunnel.dial();
    second.socket.write('again');
    await until(() => tunnel.channel.input.toString() === 'again', 'the input');
    say(tunnel, 'hello');
    await until(() => second.received().length > 0, 'the answer');
    assert.equal(second.received().toString(), 'hello');
  });

  it('forgets who left the line', async (test) => {
    const tunnel = await open(test);
    const first = await tunnel.dial();
    const second = await tunnel.dial();
    const third = await tunnel.dial();
    await until(() => tunnel.forward.traffic.open === 3, 'all three');
    second.socket.resetAndDestroy();
    first.socket.resetAndDestroy();
    await until(() => tunnel.channel.flags.length === 1, 'the flag');
    third.socket.write('third');
    for (let turn = 0; turn < 3; turn++) {
      await tunnel.clock.advance(500);
      await rest();
    }
    await until(() => tunnel.channel.input.toString() === 'third', 'the third');
  });

  it('holds the node back for a program that does not read', async (test) => {
    const tunnel = await open(test);
    const program = await tunnel.dial({ isReading: false });
    await rest();
    let sent = 0;
    while (!tunnel.channel.isPaused) {
      say(tunnel, 'x'.repeat(64 * 1024));
      sent += 64 * 1024;
      await settle();
    }
    program.socket.resume();
    await until(() => !tunnel.channel.isPaused, 'the resumption');
    await until(() => program.socket.bytesRead === sent, 'all of it');
  });

  it('lets go of the node when it is given up', async (test) => {
    const tunnel = await open(test);
    say(tunnel, 'x'.repeat(64 * 1024));
    assert.equal(tunnel.channel.isPaused, true);
    tunnel.forward.dispose();
    assert.equal(tunnel.channel.isPaused, false);
  });

  it('makes a program wait when the channel is full', async (test) => {
    const tunnel = await open(test);
    tunnel.channel.isFull = true;
    const program = await tunnel.dial();
    program.socket.write(Buffer.alloc(4 * 1024 * 1024));
    await until(() => tunnel.forward.traffic.sent > 0, 'the first bytes');
    await rest();
    assert.ok(tunnel.forward.traffic.sent <= 64 * 1024);
    tunnel.channel.isFull = false;
    tunnel.channel.drained.fire(undefined);
    await until(() => tunnel.forward.traffic.sent === 4 * 1024 * 1024, 'the rest');
  });

  it('resets the connection that the node could not make, and says a sentence', async (test) => {
    const tunnel = await open(test);
    const program = await tunnel.dial();
    tunnel.channel.flagged.fire(3);
    await until(() => program.end() === 'reset', 'the reset');
    assert.equal(tunnel.failures.length, 1);
  });

  it('resets who is connected and who waits when the session ends', async (test) => {
    const tunnel = await open(test);
    const programs = [await tunnel.dial(), await tunnel.dial()];
    tunnel.channel.end({ kind: 'closed', text: '' });
    await until(() => programs.every((program) => program.end() === 'reset'), 'the resets');
    assert.deepEqual(tunnel.channel.flags, []);
  });
});

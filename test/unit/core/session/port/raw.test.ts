import assert from 'node:assert/strict';
import { PassThrough, Writable } from 'node:stream';
import { describe, it } from 'node:test';
import { pipeRaw } from '../../../../../src/core/session/port/raw.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';
import { FakeChannel } from '../../../../support/session/fakeChannel.ts';
import { basicStart } from '../../../../support/session/tunnel.ts';

function create(output: Writable = new PassThrough()) {
  const clock = new ManualClock();
  const channel = new FakeChannel();
  const input = new PassThrough();
  const done = pipeRaw(channel, input, output, clock);
  channel.start(basicStart());
  return { clock, channel, input, output, done };
}

const say = (channel: FakeChannel, text: string): void => channel.output.fire(Buffer.from(text));

describe('pipeRaw', () => {
  it('carries bytes both ways as they are, a lone line feed too (no LF to CR, §11, §12)', async () => {
    const { channel, input, output } = create();
    input.write('\n');
    input.write(Buffer.of(0, 255, 10));
    await settle();
    assert.deepEqual(channel.input, Buffer.of(10, 0, 255, 10));
    say(channel, 'SSH-2.0-x\r\n');
    assert.equal(String(output instanceof PassThrough && output.read()), 'SSH-2.0-x\r\n');
  });

  it('reads no more while the channel is full', async () => {
    const { channel, input } = create();
    channel.isFull = true;
    input.write('a');
    await settle();
    input.write('b');
    await settle();
    assert.equal(channel.input.toString(), 'a');
    channel.isFull = false;
    channel.drained.fire(undefined);
    await settle();
    assert.equal(channel.input.toString(), 'ab');
  });

  it('holds the node back while the reader is slow', async () => {
    const output = new PassThrough({ highWaterMark: 4 });
    const { channel } = create(output);
    say(channel, 'x'.repeat(100));
    assert.equal(channel.isPaused, true);
    output.resume();
    await settle();
    assert.equal(channel.isPaused, false);
  });

  it('ends the session 2 s after the end of input when the node is silent', async () => {
    const { clock, channel, input, done } = create();
    input.end('last');
    await settle();
    await clock.advance(1500);
    say(channel, 'still something');
    await clock.advance(1999);
    assert.equal(channel.terminations, 0);
    await clock.advance(1);
    assert.equal(channel.terminations, 1);
    assert.equal((await done).kind, 'terminated');
  });

  it('does not end the session while input is still on its way', async () => {
    const { clock, channel, input } = create();
    channel.isSending = true;
    input.end('much');
    await settle();
    await clock.advance(60_000);
    assert.equal(channel.terminations, 0);
    channel.isSending = false;
    await clock.advance(2000);
    assert.equal(channel.terminations, 1);
  });

  it('ends the session when the reader is gone (EPIPE), without an error that nobody hears', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) });
    const { channel, done } = create(output);
    say(channel, 'x');
    await settle();
    assert.equal((await done).kind, 'terminated');
    assert.ok(channel.terminations > 0);
  });

  it('hears how the session ends, although the reader that held it back is gone', async () => {
    const output = new PassThrough({ highWaterMark: 4 });
    const { channel } = create(output);
    say(channel, 'x'.repeat(100));
    assert.equal(channel.isPaused, true);
    output.destroy();
    await settle();
    assert.equal(channel.isPaused, false);
    assert.equal(channel.terminations, 1);
  });

  it('ends the session when the input fails', async () => {
    const { channel, input, done } = create();
    input.destroy(new Error('gone'));
    await settle();
    assert.equal((await done).kind, 'terminated');
    assert.equal(channel.terminations, 1);
  });

  it('resolves with the end of the session after everything that came is written', async () => {
    const written: string[] = [];
    const gates: (() => void)[] = [];
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written.push(chunk.toString());
        gates.push(done);
      },
    });
    const { channel, done } = create(output);
    say(channel, 'one');
    say(channel, 'two');
    channel.end({ kind: 'closed', text: 'bye' });
    let isDone = false;
    void done.then(() => (isDone = true));
    await settle();
    assert.equal(isDone, false);
    for (let turn = 0; turn < 5; turn++) {
      gates.shift()?.();
      await settle();
    }
    assert.deepEqual(await done, { kind: 'closed', text: 'bye' });
    assert.deepEqual(written.slice(0, 2), ['one', 'two']);
  });

  it('leaves no listener and no timer behind', async () => {
    const { clock, channel, input, output, done } = create();
    input.end();
    await settle();
    channel.end({ kind: 'gone', text: '' });
    await done;
    assert.equal(clock.pending, 0);
    assert.equal(input.listenerCount('data'), 0);
    assert.equal(output.listenerCount('drain'), 0);
  });
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { writeOutput } from '../../../../src/cli/connect/output.ts';
import { Emitter } from '../../../../src/core/base/event.ts';

/** A channel that counts, and two streams that take what they are given when they are told to. */
function scene() {
  const output = new Emitter<Uint8Array>();
  const stdErr = new Emitter<Uint8Array>();
  const said: string[] = [];
  const channel = {
    onDidReceiveOutput: output.event,
    onDidReceiveStdErr: stdErr.event,
    pause: () => void said.push('pause'),
    resume: () => void said.push('resume'),
  };
  const streams = { output: slow(), errors: slow() };
  const writing = writeOutput(channel, streams, () => void said.push('closed'));
  return { output, stdErr, said, streams, writing };
}

class SlowStream extends Writable {
  readonly #taken: (() => void)[] = [];

  override _write(_chunk: unknown, _encoding: string, done: () => void): void {
    this.#taken.push(done);
  }

  take(): void {
    this.#taken.shift()?.();
  }
}

function slow(): SlowStream {
  return new SlowStream({ highWaterMark: 4 });
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a slow reader makes the channel wait, until it has caught up', async () => {
  const { output, said, streams } = scene();
  output.fire(Buffer.from('ab'));
  assert.deepEqual(said, []);
  output.fire(Buffer.from('cdef'));
  output.fire(Buffer.from('gh'));
  assert.deepEqual(said, ['pause'], 'once');
  for (let count = 0; count < 3; count++) {
    streams.output.take();
    await turn();
  }
  assert.deepEqual(said, ['pause', 'resume']);
});

test('the channel waits for both readers', async () => {
  const { output, stdErr, said, streams } = scene();
  output.fire(Buffer.from('abcdef'));
  stdErr.fire(Buffer.from('abcdef'));
  streams.output.take();
  await turn();
  assert.deepEqual(said, ['pause']);
  streams.errors.take();
  await turn();
  assert.deepEqual(said, ['pause', 'resume']);
});

test('a reader that is gone is told once it is noticed', async () => {
  const { said, streams } = scene();
  streams.output.destroy(new Error('EPIPE'));
  await turn();
  assert.deepEqual(said, ['closed']);
});

test('whoever closes the errors alone holds nothing up', async () => {
  const { stdErr, said, streams } = scene();
  stdErr.fire(Buffer.from('abcdef'));
  streams.errors.on('error', () => undefined);
  streams.errors.destroy(new Error('EPIPE'));
  await turn();
  stdErr.fire(Buffer.from('abcdef'));
  assert.deepEqual(said, ['pause', 'resume']);
});

test('after it was disposed nothing is written', () => {
  const { output, streams, writing } = scene();
  writing.dispose();
  output.fire(Buffer.from('late'));
  assert.equal(streams.output.writableLength, 0);
});

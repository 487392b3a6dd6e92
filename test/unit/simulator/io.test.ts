import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { processIo } from '../../../src/simulator/io.ts';

const count = (): number[] =>
  (['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'] as const).map((event) => process.listenerCount(event));

describe('the shell of this process', () => {
  const io = processIo();

  it('hears every signal that means stop, and forgets it again', () => {
    const before = count();
    const stop = (): void => undefined;
    const forget = io.onStopSignal(stop);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      assert.ok(process.listeners(signal).includes(stop), signal);
    }
    forget();
    assert.deepEqual(count(), before);
  });

  it('hears the exit once, and forgets it again', () => {
    const before = count();
    io.onExit(() => undefined)();
    assert.deepEqual(count(), before);
  });

  it('bears a reader of its output that is gone, and nothing else', () => {
    const streams = [process.stdout, process.stderr];
    const before = streams.map((stream) => stream.listeners('error'));
    processIo();
    for (const [index, stream] of streams.entries()) {
      // Called, not emitted: the test runner and others listen to the same streams.
      const [onError] = stream.listeners('error').slice(before[index]?.length);
      assert.ok(onError);
      stream.off('error', onError as () => void);
      Reflect.apply(onError, stream, [Object.assign(new Error('broken pipe'), { code: 'EPIPE' })]);
      assert.throws(() => {
        Reflect.apply(onError, stream, [Object.assign(new Error('disk full'), { code: 'ENOSPC' })]);
      }, /disk full/);
    }
  });
});

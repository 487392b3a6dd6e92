import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCancelled } from '../../../../src/core/base/errors.ts';
import { withRetries, type Fault } from '../../../../src/core/aws/retry.ts';
import { ManualClock } from '../../../support/manualClock.ts';

/** Attempts fail with the given faults in turn, then succeed. */
function run(faults: readonly Fault[], random = 0, signal = new AbortController().signal) {
  const clock = new ManualClock();
  const left = [...faults];
  const started: number[] = [];
  const waits: number[] = [];
  const begin = clock.now();
  const result = withRetries(
    () => {
      started.push(clock.now() - begin);
      const fault = left.shift();
      return fault === undefined ? Promise.resolve('done') : Promise.reject(new Failure(fault));
    },
    {
      clock,
      random: () => random,
      signal,
      faultOf: (error) => (error instanceof Failure ? error.fault : { kind: 'final' }),
      onThrottle: (retryInMs) => waits.push(retryInMs),
    },
  );
  return { clock, started, waits, result };
}

class Failure extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.kind);
    this.fault = fault;
  }
}

const throttled: Fault = { kind: 'throttled' };
const transient: Fault = { kind: 'transient' };

test('what succeeds at once is not delayed', async () => {
  const { result, started } = run([]);
  assert.equal(await result, 'done');
  assert.deepEqual(started, [0]);
});

test('throttles are waited out, twice as long each time, and told before the wait', async () => {
  const { clock, result, started, waits } = run([throttled, throttled, throttled]);
  await clock.advance(60_000);
  assert.equal(await result, 'done');
  assert.deepEqual(waits, [250, 500, 1000]);
  assert.deepEqual(started, [0, 250, 750, 1750]);
});

test('jitter makes a wait up to twice as long', async () => {
  const { clock, result, waits } = run([throttled], 0.999);
  await clock.advance(60_000);
  await result;
  assert.deepEqual(waits, [500]);
});

test('the service’s own Retry-After wins when it is longer, but not without bound', async () => {
  const { clock, result, waits } = run([
    { kind: 'throttled', retryAfterMs: 4000 },
    { kind: 'throttled', retryAfterMs: 1 },
    { kind: 'throttled', retryAfterMs: 3_600_000 },
  ]);
  await clock.advance(600_000);
  await result;
  assert.deepEqual(waits, [4000, 500, 20_000]);
});

test('a throttle that never ends fails after ten attempts', async () => {
  const { clock, result, started } = run(Array.from({ length: 50 }, () => throttled));
  const failing = assert.rejects(result, /throttled/);
  await clock.advance(600_000);
  await failing;
  assert.equal(started.length, 10);
});

test('lost connections are tried four times and are no throttle', async () => {
  const { clock, result, started, waits } = run(Array.from({ length: 50 }, () => transient));
  const failing = assert.rejects(result, /transient/);
  await clock.advance(600_000);
  await failing;
  assert.equal(started.length, 4);
  assert.deepEqual(waits, []);
});

test('a wrong clock is tried once more, at once', async () => {
  const skew: Fault = { kind: 'clockSkew' };
  const once = run([skew]);
  await once.clock.advance(1);
  assert.equal(await once.result, 'done');
  assert.deepEqual(once.started, [0, 0]);
  const twice = run([skew, skew]);
  const failing = assert.rejects(twice.result, /clockSkew/);
  await twice.clock.advance(1);
  await failing;
});

test('kinds are counted apart', async () => {
  const { clock, result } = run([transient, throttled, transient, throttled, transient, throttled]);
  await clock.advance(600_000);
  assert.equal(await result, 'done');
});

test('what is final fails at once', async () => {
  const { result, started } = run([{ kind: 'final' }]);
  await assert.rejects(result, /final/);
  assert.deepEqual(started, [0]);
});

test('an abort ends the wait', async () => {
  const controller = new AbortController();
  const { clock, result, started } = run([throttled], 0, controller.signal);
  const failing = assert.rejects(result, isCancelled);
  await clock.advance(100);
  controller.abort();
  await failing;
  assert.equal(clock.pending, 0);
  assert.deepEqual(started, [0]);
});

test('after an abort a failure is not tried again', async () => {
  const { result, started } = run([throttled], 0, AbortSignal.abort());
  await assert.rejects(result, /throttled/);
  assert.deepEqual(started, [0]);
});

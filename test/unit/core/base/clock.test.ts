import { test } from 'node:test';
import assert from 'node:assert/strict';
import { sleep, systemClock } from '../../../../src/core/base/clock.ts';
import { isCancelled } from '../../../../src/core/base/errors.ts';
import { ManualClock } from '../../../support/manualClock.ts';

test('sleeping ends when the time has come, not before', async () => {
  const clock = new ManualClock();
  let awake = false;
  const nap = sleep(clock, 100).then(() => (awake = true));
  await clock.advance(99);
  assert.equal(awake, false);
  await clock.advance(1);
  await nap;
  assert.equal(awake, true);
});

test('an abort ends the sleep at once and leaves no timer', async () => {
  const clock = new ManualClock();
  const controller = new AbortController();
  const nap = sleep(clock, 100, controller.signal);
  controller.abort();
  await assert.rejects(nap, isCancelled);
  assert.equal(clock.pending, 0);
});

test('sleeping with a signal that has already aborted does not start', async () => {
  const clock = new ManualClock();
  await assert.rejects(sleep(clock, 100, AbortSignal.abort()), isCancelled);
  assert.equal(clock.pending, 0);
});

test('the system clock runs a task and forgets one that was disposed', async () => {
  systemClock.after(0, () => assert.fail('ran')).dispose();
  await new Promise<void>((resolve) => systemClock.after(1, resolve));
  assert.ok(systemClock.now() > 1_700_000_000_000);
});

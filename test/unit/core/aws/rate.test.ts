import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRate, type Rate } from '../../../../src/core/aws/rate.ts';
import { ManualClock } from '../../../support/manualClock.ts';

/** Starts calls every `everyMs` for `ms`; answers how many started. */
async function drive(rate: Rate, clock: ManualClock, ms: number, everyMs: number): Promise<number> {
  let started = 0;
  for (let passed = 0; passed < ms; passed += everyMs) {
    if (rate.take() === 0) started += 1;
    await clock.advance(everyMs);
  }
  return started;
}

test('without a throttle nothing is held back', async () => {
  const clock = new ManualClock();
  assert.equal(await drive(createRate(clock), clock, 1000, 1), 1000);
});

test('after a throttle the rate is seven tenths of what the service bore', async () => {
  const clock = new ManualClock();
  const rate = createRate(clock);
  await drive(rate, clock, 2000, 100);
  rate.slowDown();
  const started = await drive(rate, clock, 10_000, 10);
  assert.ok(started >= 63 && started <= 72, `${started} calls in 10 s`);
});

test('it says how long to wait', async () => {
  const clock = new ManualClock();
  const rate = createRate(clock);
  await drive(rate, clock, 2000, 100);
  rate.slowDown();
  const waitMs = rate.take();
  assert.ok(waitMs > 0 && waitMs < 200, `${waitMs} ms`);
  await clock.advance(waitMs);
  assert.equal(rate.take(), 0);
});

test('throttles of one burst slow down once, later ones again', async () => {
  const clock = new ManualClock();
  const rate = createRate(clock);
  await drive(rate, clock, 2000, 100);
  rate.slowDown();
  const once = rate.take();
  rate.slowDown();
  assert.equal(rate.take(), once);
  await clock.advance(600);
  rate.slowDown();
  assert.ok(rate.take() > once);
});

test('the rate never falls to nothing', async () => {
  const clock = new ManualClock();
  const rate = createRate(clock);
  for (let times = 0; times < 20; times++) {
    rate.slowDown();
    await clock.advance(600);
  }
  rate.slowDown();
  assert.ok(rate.take() <= 2000);
});

test('success lets it rise, and a quiet minute lifts the limit', async () => {
  const clock = new ManualClock();
  const rate = createRate(clock);
  rate.slowDown();
  const before = rate.take();
  rate.speedUp();
  assert.ok(rate.take() < before);
  await clock.advance(61_000);
  rate.speedUp();
  assert.equal(await drive(rate, clock, 1000, 1), 1000);
});

test('success without a limit changes nothing', () => {
  const rate = createRate(new ManualClock());
  rate.speedUp();
  assert.equal(rate.take(), 0);
});

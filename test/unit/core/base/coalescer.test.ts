import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Coalescer } from '../../../../src/core/base/coalescer.ts';
import { ManualClock } from '../../../support/manualClock.ts';

function counted(): { clock: ManualClock; coalescer: Coalescer; runs: () => number } {
  const clock = new ManualClock();
  let runs = 0;
  return { clock, coalescer: new Coalescer(clock, 100, () => runs++), runs: () => runs };
}

test('the first ask runs at once', () => {
  const { coalescer, runs } = counted();
  coalescer.request();
  assert.equal(runs(), 1);
});

test('many asks in an interval make one more run, at its end', async () => {
  const { clock, coalescer, runs } = counted();
  for (let ask = 0; ask < 50; ask++) coalescer.request();
  await clock.advance(99);
  assert.equal(runs(), 1);
  await clock.advance(1);
  assert.equal(runs(), 2);
  await clock.advance(1000);
  assert.equal(runs(), 2);
});

test('an ask after a quiet interval runs at once again', async () => {
  const { clock, coalescer, runs } = counted();
  coalescer.request();
  await clock.advance(100);
  coalescer.request();
  assert.equal(runs(), 2);
});

test('asking all the time runs once an interval', async () => {
  const { clock, coalescer, runs } = counted();
  for (let ms = 0; ms < 1000; ms += 10) {
    coalescer.request();
    await clock.advance(10);
  }
  assert.ok(runs() <= 11, String(runs()));
});

test('now runs at once and swallows what was asked for before', async () => {
  const { clock, coalescer, runs } = counted();
  coalescer.request();
  coalescer.request();
  coalescer.now();
  assert.equal(runs(), 2);
  await clock.advance(1000);
  assert.equal(runs(), 2);
});

test('rested lets the next ask run at once', () => {
  const { coalescer, runs } = counted();
  coalescer.request();
  coalescer.rested();
  coalescer.request();
  assert.equal(runs(), 2);
});

test('after disposing nothing runs and no timer is left', async () => {
  const { clock, coalescer, runs } = counted();
  coalescer.request();
  coalescer.request();
  coalescer.dispose();
  assert.equal(clock.pending, 0);
  coalescer.request();
  coalescer.now();
  await clock.advance(1000);
  assert.equal(runs(), 1);
  assert.equal(clock.pending, 0);
});

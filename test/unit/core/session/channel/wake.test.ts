import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Wake } from '../../../../../src/core/session/channel/wake.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

function watch(): { wake: Wake; clock: ManualClock; wakes: () => number } {
  const clock = new ManualClock();
  let count = 0;
  const wake = new Wake({ clock, woke: () => (count += 1) });
  return { wake, clock, wakes: () => count };
}

it('sees no sleep while time passes as it should', async () => {
  const { clock, wakes } = watch();
  await clock.advance(3_600_000);
  assert.equal(wakes(), 0);
});

it('notices a sleep within five seconds of it, once', async () => {
  const { clock, wakes } = watch();
  await clock.advance(12_000);
  clock.sleep(600_000);
  await clock.advance(5000);
  assert.equal(wakes(), 1);
  await clock.advance(600_000);
  assert.equal(wakes(), 1);
});

it('notices each sleep', async () => {
  const { clock, wakes } = watch();
  for (let night = 0; night < 3; night++) {
    clock.sleep(28_800_000);
    await clock.advance(60_000);
  }
  assert.equal(wakes(), 3);
});

it('does not take a busy computer for one that slept', async () => {
  const { clock, wakes } = watch();
  await clock.advance(4000);
  clock.sleep(5900);
  await clock.advance(100);
  assert.equal(wakes(), 0);
});

it('does not mind a clock that is set back', async () => {
  const { clock, wakes } = watch();
  clock.sleep(-3_600_000);
  await clock.advance(7_200_000);
  assert.equal(wakes(), 0);
});

it('stops when it is disposed', () => {
  const { wake, clock } = watch();
  wake.dispose();
  assert.equal(clock.pending, 0);
});

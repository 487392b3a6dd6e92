import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Sampler } from '../../../../src/features/tunnels/sampler.ts';
import { ManualClock } from '../../../support/manualClock.ts';

it('samples each second while somebody looks, and has no timer when nobody does', async () => {
  const clock = new ManualClock();
  let wanted = false;
  let samples = 0;
  const sampler = new Sampler(
    clock,
    () => wanted,
    () => (samples += 1),
  );
  sampler.look();
  assert.equal(clock.pending, 0);
  wanted = true;
  sampler.look();
  sampler.look();
  assert.equal(clock.pending, 1);
  await clock.advance(3000);
  assert.equal(samples, 3);
  wanted = false;
  await clock.advance(5000);
  assert.deepEqual([samples, clock.pending], [3, 0]);
  wanted = true;
  sampler.look();
  sampler.dispose();
  assert.equal(clock.pending, 0);
});

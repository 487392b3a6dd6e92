import assert from 'node:assert/strict';
import { it } from 'node:test';
import { KeepAlive } from '../../../../../src/core/session/channel/keepAlive.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

function watch(clock: ManualClock): { keepAlive: KeepAlive; seen: string[] } {
  const seen: string[] = [];
  const keepAlive = new KeepAlive({
    clock,
    intervalMs: 1000,
    ping: () => seen.push('ping'),
    dead: () => seen.push('dead'),
  });
  return { keepAlive, seen };
}

it('pings at once and every interval while something is heard', async () => {
  const clock = new ManualClock();
  const { keepAlive, seen } = watch(clock);
  for (let count = 0; count < 3; count++) {
    keepAlive.heard();
    await clock.advance(1000);
  }
  assert.deepEqual(seen, ['ping', 'ping', 'ping', 'ping']);
});

it('takes a peer for dead that was silent since the ping before, and stops', async () => {
  const clock = new ManualClock();
  const { seen } = watch(clock);
  await clock.advance(10_000);
  assert.deepEqual(seen, ['ping', 'dead']);
  assert.equal(clock.pending, 0);
});

it('notices within two intervals of the last word', async () => {
  const clock = new ManualClock();
  const { keepAlive, seen } = watch(clock);
  keepAlive.heard();
  await clock.advance(1999);
  assert.ok(!seen.includes('dead'));
  await clock.advance(1);
  assert.ok(seen.includes('dead'));
});

it('stops when it is disposed', async () => {
  const clock = new ManualClock();
  const { keepAlive, seen } = watch(clock);
  keepAlive.dispose();
  await clock.advance(10_000);
  assert.deepEqual(seen, ['ping']);
});

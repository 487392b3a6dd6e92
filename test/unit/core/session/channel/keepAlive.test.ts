import assert from 'node:assert/strict';
import { it } from 'node:test';
import { KeepAlive } from '../../../../../src/core/session/channel/keepAlive.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

function watch(clock: ManualClock, backlog = () => 0): { keepAlive: KeepAlive; seen: string[] } {
  const seen: string[] = [];
  const keepAlive = new KeepAlive({
    clock,
    intervalMs: 1000,
    ping: () => seen.push('ping'),
    backlog,
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

it('does not call a peer dead whom nobody reads, and pings it all the same', async () => {
  const clock = new ManualClock();
  const { keepAlive, seen } = watch(clock);
  keepAlive.pause();
  await clock.advance(5500);
  assert.deepEqual(seen, ['ping', 'ping', 'ping', 'ping', 'ping', 'ping']);
});

it('notices a peer that died meanwhile one interval after it is read again', async () => {
  const clock = new ManualClock();
  const { keepAlive, seen } = watch(clock);
  keepAlive.pause();
  await clock.advance(60_500);
  seen.length = 0;
  keepAlive.resume();
  await clock.advance(999);
  assert.deepEqual(seen, ['ping']);
  await clock.advance(1);
  assert.deepEqual(seen, ['ping', 'dead']);
  assert.equal(clock.pending, 0);
});

it('goes on when a peer that was not read is heard again', async () => {
  const clock = new ManualClock();
  const { keepAlive, seen } = watch(clock);
  keepAlive.pause();
  await clock.advance(60_000);
  keepAlive.resume();
  keepAlive.heard();
  await clock.advance(1500);
  assert.ok(!seen.includes('dead'));
});

it('does not ping again for a resume without a pause', () => {
  const { keepAlive, seen } = watch(new ManualClock());
  keepAlive.resume();
  assert.deepEqual(seen, ['ping']);
});

it('makes sure at once on demand, and takes five seconds of silence for an answer', async () => {
  const clock = new ManualClock();
  const seen: string[] = [];
  const keepAlive = new KeepAlive({
    clock,
    intervalMs: 30_000,
    ping: () => seen.push('ping'),
    backlog: () => 0,
    dead: () => seen.push('dead'),
  });
  keepAlive.heard();
  await clock.advance(1000);
  keepAlive.check();
  assert.deepEqual(seen, ['ping', 'ping']);
  keepAlive.heard();
  await clock.advance(5000);
  assert.deepEqual(seen, ['ping', 'ping', 'ping']);
  keepAlive.check();
  await clock.advance(5000);
  assert.equal(seen.at(-1), 'dead');
  assert.equal(clock.pending, 0);
});

it('does not doubt a peer whom nobody reads', async () => {
  const clock = new ManualClock();
  const { keepAlive, seen } = watch(clock);
  keepAlive.pause();
  keepAlive.check();
  await clock.advance(10_000);
  assert.ok(!seen.includes('dead'));
});

it('takes a peer for alive that still takes what waits for it, and for dead once it does not', async () => {
  const clock = new ManualClock();
  let backlog = 3000;
  const { seen } = watch(clock, () => backlog);
  for (let count = 0; count < 3; count++) {
    backlog -= 1000;
    await clock.advance(1000);
  }
  assert.deepEqual(seen, ['ping', 'ping', 'ping', 'ping']);
  await clock.advance(1000);
  assert.equal(seen.at(-1), 'dead');
});

it('takes a peer for dead for whom ever more waits', async () => {
  const clock = new ManualClock();
  let backlog = 0;
  const { seen } = watch(clock, () => backlog);
  backlog = 1000;
  await clock.advance(1000);
  assert.deepEqual(seen, ['ping', 'dead']);
});

it('is not deceived by its own pings, which the computer takes although nobody is there', async () => {
  const clock = new ManualClock();
  let backlog = 0;
  const seen: string[] = [];
  const keepAlive = new KeepAlive({
    clock,
    intervalMs: 1000,
    backlog: () => backlog,
    ping: () => {
      backlog = 15;
      clock.after(1, () => (backlog = 0));
    },
    dead: () => seen.push('dead'),
  });
  keepAlive.heard();
  await clock.advance(2000);
  assert.deepEqual(seen, ['dead']);
});

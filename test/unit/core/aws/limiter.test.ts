import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Disposable } from '../../../../src/core/base/disposable.ts';
import { isCancelled } from '../../../../src/core/base/errors.ts';
import { createLimiter, type Limiter, type Priority } from '../../../../src/core/aws/limiter.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';

const never = new AbortController().signal;

/** Asks for turns by name and records who began. */
function bench(clock = new ManualClock(), concurrency = 3, reserved = 1) {
  const limiter: Limiter = createLimiter({ clock, concurrency, reserved });
  const began: string[] = [];
  const turns = new Map<string, Disposable>();
  const ask = (name: string, priority: Priority = 'foreground', signal = never): Promise<void> =>
    limiter.turn(priority, signal).then((turn) => {
      began.push(name);
      turns.set(name, turn);
    });
  const end = async (name: string): Promise<void> => {
    turns.get(name)?.dispose();
    await settle();
  };
  return { limiter, began, ask, end, clock };
}

test('so many calls run at once, the next one when one has ended', async () => {
  const { ask, began, end } = bench();
  for (const name of ['a', 'b', 'c', 'd', 'e']) void ask(name);
  await settle();
  assert.deepEqual(began, ['a', 'b', 'c']);
  await end('b');
  assert.deepEqual(began, ['a', 'b', 'c', 'd']);
});

test('ending a turn twice frees one place', async () => {
  const { ask, began, end } = bench();
  for (const name of ['a', 'b', 'c', 'd', 'e']) void ask(name);
  await settle();
  await end('a');
  await end('a');
  assert.deepEqual(began, ['a', 'b', 'c', 'd']);
});

test('foreground calls overtake background ones that wait', async () => {
  const { ask, began, end } = bench();
  for (const name of ['b1', 'b2', 'b3']) void ask(name, 'background');
  await settle();
  assert.deepEqual(began, ['b1', 'b2'], 'one place is kept free of background calls');
  void ask('f1');
  void ask('f2');
  await settle();
  assert.deepEqual(began, ['b1', 'b2', 'f1']);
  await end('b1');
  assert.deepEqual(began, ['b1', 'b2', 'f1', 'f2']);
});

test('a call that is aborted while it waits leaves the queue', async () => {
  const { ask, began, end } = bench(new ManualClock(), 1, 0);
  const controller = new AbortController();
  void ask('a');
  const waiting = assert.rejects(ask('b', 'foreground', controller.signal), isCancelled);
  void ask('c');
  controller.abort();
  await waiting;
  await end('a');
  assert.deepEqual(began, ['a', 'c']);
});

test('a signal that has aborted gets no turn', async () => {
  const { ask, began } = bench();
  await assert.rejects(ask('a', 'foreground', AbortSignal.abort()), isCancelled);
  assert.deepEqual(began, []);
});

test('after a throttle turns come slowly, and go on by themselves', async () => {
  const { limiter, ask, began, end, clock } = bench();
  void ask('a');
  await settle();
  limiter.throttled();
  await end('a');
  void ask('b');
  void ask('c');
  await settle();
  assert.deepEqual(began, ['a']);
  await clock.advance(2000);
  assert.deepEqual(began, ['a', 'b']);
  await clock.advance(2000);
  assert.deepEqual(began, ['a', 'b', 'c']);
});

test('disposing leaves no timer', async () => {
  const { limiter, ask, clock } = bench();
  limiter.throttled();
  void ask('a');
  await settle();
  assert.equal(clock.pending, 1);
  limiter.dispose();
  assert.equal(clock.pending, 0);
});

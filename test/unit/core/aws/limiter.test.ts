import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Disposable } from '../../../../src/core/base/disposable.ts';
import { isCancelled } from '../../../../src/core/base/errors.ts';
import { createLimiter, type Limiter, type Priority } from '../../../../src/core/aws/limiter.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';
import { createRandom } from '../../../support/random.ts';

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

test('with nothing reserved background calls may use every place', async () => {
  const { ask, began } = bench(new ManualClock(), 3, 0);
  for (const name of ['b1', 'b2', 'b3', 'b4']) void ask(name, 'background');
  await settle();
  assert.deepEqual(began, ['b1', 'b2', 'b3']);
});

test('a background call that ends makes room for another background call', async () => {
  const { ask, began, end } = bench();
  for (const name of ['b1', 'b2', 'b3']) void ask(name, 'background');
  await settle();
  await end('b1');
  assert.deepEqual(began, ['b1', 'b2', 'b3']);
});

test('a foreground call that ends gives its place to who waited first', async () => {
  const { ask, began, end } = bench(new ManualClock(), 1, 0);
  for (const name of ['f1', 'f2', 'f3']) void ask(name);
  await settle();
  await end('f1');
  await end('f2');
  assert.deepEqual(began, ['f1', 'f2', 'f3']);
});

test('aborting a call that has begun changes nothing: its turn ends when it is given back', async () => {
  const { ask, began, end } = bench(new ManualClock(), 1, 0);
  const controller = new AbortController();
  await ask('a', 'foreground', controller.signal);
  void ask('b');
  controller.abort();
  await settle();
  assert.deepEqual(began, ['a']);
  await end('a');
  assert.deepEqual(began, ['a', 'b']);
});

test('a call that is aborted while the rate makes it wait costs the others nothing', async () => {
  const { limiter, ask, began, end, clock } = bench();
  await ask('a');
  limiter.throttled();
  await end('a');
  const controller = new AbortController();
  const gone = assert.rejects(ask('b', 'foreground', controller.signal), isCancelled);
  void ask('c');
  controller.abort();
  await gone;
  await clock.advance(2000);
  assert.deepEqual(began, ['a', 'c']);
});

test('foreground goes first when the rate lets one through', async () => {
  const { limiter, ask, began, end, clock } = bench();
  await ask('a');
  limiter.throttled();
  await end('a');
  void ask('background', 'background');
  void ask('foreground');
  await clock.advance(2000);
  assert.deepEqual(began, ['a', 'foreground']);
  await clock.advance(2000);
  assert.deepEqual(began, ['a', 'foreground', 'background']);
});

function endAll(turns: Set<Disposable>): void {
  for (const turn of turns) {
    turns.delete(turn);
    turn.dispose();
  }
}

test('whatever comes and goes, the places are never more than there are, and nobody is forgotten', async () => {
  const random = createRandom(11);
  for (let round = 0; round < 40; round += 1) {
    const concurrency = 1 + random.below(4);
    const reserved = random.below(concurrency);
    const limiter = createLimiter({ clock: new ManualClock(), concurrency, reserved });
    const running = { foreground: new Set<Disposable>(), background: new Set<Disposable>() };
    let open = 0;
    const asked: Promise<void>[] = [];
    for (let count = 0; count < 30; count += 1) {
      const priority: Priority = random.chance(0.5) ? 'foreground' : 'background';
      const controller = new AbortController();
      open += 1;
      asked.push(
        limiter
          .turn(priority, controller.signal)
          .then(
            (turn) => void running[priority].add(turn),
            () => undefined,
          )
          .finally(() => (open -= 1)),
      );
      if (random.chance(0.2)) controller.abort();
      if (random.chance(0.5)) endAll(running.foreground);
      await settle();
      assert.ok(running.foreground.size + running.background.size <= concurrency);
      assert.ok(running.background.size <= concurrency - reserved);
    }
    for (let turns = 0; turns < 60; turns += 1) {
      endAll(running.foreground);
      endAll(running.background);
      await settle();
    }
    assert.equal(open, 0, `round ${round}`);
    await Promise.all(asked);
    limiter.dispose();
  }
});

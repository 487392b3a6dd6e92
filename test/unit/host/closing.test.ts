import assert from 'node:assert/strict';
import { it } from 'node:test';
import { toDisposable } from '../../../src/core/base/disposable.ts';
import { ClosingTasks } from '../../../src/host/closing.ts';
import { ManualClock } from '../../support/manualClock.ts';

it('does the tasks first and disposes what they need afterwards', async () => {
  const closing = new ClosingTasks();
  const seen: string[] = [];
  closing.begin().add(toDisposable(() => seen.push('disposed')));
  closing.add(async () => {
    await Promise.resolve();
    seen.push('task');
  });
  await closing.end(new ManualClock());
  assert.deepEqual(seen, ['task', 'disposed']);
});

it('leaves behind what takes longer than VS Code waits', async () => {
  const clock = new ManualClock();
  const closing = new ClosingTasks();
  const store = closing.begin();
  closing.add(() => new Promise(() => undefined));
  const end = closing.end(clock);
  await clock.advance(3499);
  assert.ok(!store.isDisposed);
  await clock.advance(1);
  await end;
  assert.ok(store.isDisposed);
  assert.equal(clock.pending, 0);
});

it('does the others when one fails', async () => {
  const closing = new ClosingTasks();
  const store = closing.begin();
  const done: string[] = [];
  closing.add(() => Promise.reject(new Error('failed')));
  closing.add(async () => {
    done.push('other');
  });
  await closing.end(new ManualClock());
  assert.deepEqual([done, store.isDisposed], [['other'], true]);
});

it('forgets a task whose room was disposed, and all of them at a new activation', async () => {
  const closing = new ClosingTasks();
  const seen: string[] = [];
  closing.begin();
  closing.add(async () => void seen.push('of the activation before'));
  const store = closing.begin();
  closing.add(async () => void seen.push('disposed')).dispose();
  closing.add(async () => void seen.push('kept'));
  await closing.end(new ManualClock());
  assert.deepEqual(seen, ['kept']);
  assert.ok(store.isDisposed);
});

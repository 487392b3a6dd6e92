import { test } from 'node:test';
import assert from 'node:assert/strict';
import { DisposableStore, toDisposable } from '../../../../src/core/base/disposable.ts';

test('a disposable releases once, however often it is disposed', () => {
  let released = 0;
  const disposable = toDisposable(() => released++);
  disposable.dispose();
  disposable.dispose();
  assert.equal(released, 1);
});

test('a store disposes in reverse order of arrival', () => {
  const order: number[] = [];
  const store = new DisposableStore();
  store.add(toDisposable(() => order.push(1)));
  store.add(toDisposable(() => order.push(2)));
  store.dispose();
  assert.deepEqual(order, [2, 1]);
});

test('a disposed store disposes what is added to it later', () => {
  const store = new DisposableStore();
  store.dispose();
  let released = false;
  store.add(toDisposable(() => (released = true)));
  assert.equal(released, true);
  assert.equal(store.isDisposed, true);
});

test('one item that fails does not keep the others alive, and the failure is told', () => {
  const store = new DisposableStore();
  let released = false;
  store.add(toDisposable(() => (released = true)));
  store.add(
    toDisposable(() => {
      throw new Error('stuck');
    }),
  );
  assert.throws(() => store.dispose(), AggregateError);
  assert.equal(released, true);
});

test('a deleted item is disposed now and not again', () => {
  let released = 0;
  const store = new DisposableStore();
  const item = store.add(toDisposable(() => released++));
  store.delete(item);
  store.dispose();
  assert.equal(released, 1);
});

test('a cleared store stays usable', () => {
  const store = new DisposableStore();
  let released = 0;
  store.add({ dispose: () => released++ });
  store.clear();
  store.add({ dispose: () => released++ });
  assert.equal(released, 1);
  store.dispose();
  assert.equal(released, 2);
});

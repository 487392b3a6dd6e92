import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/core/base/event.ts';

test('listeners hear until they unsubscribe', () => {
  const emitter = new Emitter<number>();
  const heard: number[] = [];
  const subscription = emitter.event((value) => heard.push(value));
  emitter.fire(1);
  subscription.dispose();
  emitter.fire(2);
  assert.deepEqual(heard, [1]);
  assert.equal(emitter.hasListeners, false);
});

test('a listener that throws does not keep the others from hearing', () => {
  const failures: unknown[] = [];
  const emitter = new Emitter<string>((error) => failures.push(error));
  const heard: string[] = [];
  emitter.event(() => {
    throw new Error('deaf');
  });
  emitter.event((value) => heard.push(value));
  emitter.fire('x');
  assert.deepEqual(heard, ['x']);
  assert.equal(failures.length, 1);
});

test('the same listener subscribed twice hears twice', () => {
  const emitter = new Emitter<number>();
  let count = 0;
  const listener = (): number => count++;
  const first = emitter.event(listener);
  emitter.event(listener);
  emitter.fire(0);
  first.dispose();
  emitter.fire(0);
  assert.equal(count, 3);
});

test('a listener that unsubscribes another while hearing leaves the round intact', () => {
  const emitter = new Emitter<number>();
  const heard: string[] = [];
  emitter.event(() => {
    heard.push('first');
    second.dispose();
  });
  const second = emitter.event(() => heard.push('second'));
  emitter.fire(0);
  emitter.fire(0);
  assert.deepEqual(heard, ['first', 'second', 'first']);
});

test('a disposed emitter is silent', () => {
  const emitter = new Emitter<number>();
  emitter.event(() => assert.fail('heard'));
  emitter.dispose();
  emitter.fire(1);
});

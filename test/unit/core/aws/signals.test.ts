import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { isCancelled } from '../../../../src/core/base/errors.ts';
import { abortable, linkSignals } from '../../../../src/core/aws/signals.ts';

test('the link aborts with the first of its sources', () => {
  const one = new AbortController();
  const two = new AbortController();
  const linked = linkSignals(one.signal, two.signal);
  assert.equal(linked.signal.aborted, false);
  two.abort();
  assert.equal(linked.signal.aborted, true);
  assert.ok(isCancelled(linked.signal.reason));
});

test('a source that has aborted aborts the link at once', () => {
  assert.equal(linkSignals(AbortSignal.abort()).signal.aborted, true);
});

test('a disposed link leaves nothing on its sources', () => {
  const { signal } = new AbortController();
  for (let times = 0; times < 100; times++) linkSignals(signal).dispose();
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('work that does not listen is left alone by an abort', async () => {
  const controller = new AbortController();
  const waiting = assert.rejects(abortable(new Promise(() => undefined), controller.signal), isCancelled);
  controller.abort();
  await waiting;
});

test('work that ends in time answers or fails as it does, and leaves nothing behind', async () => {
  const { signal } = new AbortController();
  assert.equal(await abortable(Promise.resolve(7), signal), 7);
  await assert.rejects(abortable(Promise.reject(new Error('x')), signal), /x/);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

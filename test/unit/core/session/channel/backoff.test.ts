import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Backoff } from '../../../../../src/core/session/channel/backoff.ts';

const loss = { opened: true, livedMs: 0, received: false, detail: '' };

function waits(backoff: Backoff, count: number): readonly number[] {
  return Array.from({ length: count }, () => backoff.next());
}

it('tries at once, then doubles from 100 ms up to 30 s, for ever', () => {
  const backoff = new Backoff(() => 0);
  const all = waits(backoff, 2000);
  assert.deepEqual(all.slice(0, 6), [0, 100, 200, 400, 800, 1600]);
  assert.equal(all.at(-1), 30_000);
  assert.equal(backoff.attempt, 2000);
});

it('spreads attempts over twice the step', () => {
  const backoff = new Backoff(() => 0.999);
  assert.equal(Math.round(waits(backoff, 2)[1] ?? 0), 200);
});

it('starts anew after a socket that lived a second', () => {
  const backoff = new Backoff(() => 0);
  waits(backoff, 9);
  backoff.lost({ ...loss, livedMs: 1000 });
  assert.equal(backoff.next(), 0);
});

it('waits briefly after a short life that brought messages, so that no loop spins', () => {
  const backoff = new Backoff(() => 0);
  waits(backoff, 9);
  backoff.lost({ ...loss, livedMs: 10, received: true });
  assert.equal(backoff.next(), 100);
});

it('goes on backing off when sockets open and die at once', () => {
  const backoff = new Backoff(() => 0);
  waits(backoff, 3);
  backoff.lost(loss);
  assert.equal(backoff.next(), 400);
});

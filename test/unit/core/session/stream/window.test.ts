import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Window } from '../../../../../src/core/session/stream/window.ts';

function sampled(window: Window, elapsed: number, times: number): number {
  for (let count = 0; count < times; count += 1) window.sample(elapsed);
  return window.size;
}

it('is as wide as it may be while messages take about as long as the quickest', () => {
  const window = new Window();
  assert.equal(window.size, 512);
  assert.equal(sampled(window, 20, 100), 512);
  assert.equal(sampled(window, 120, 1000), 512, '100 ms more is patience');
});

it('narrows while messages wait for others, not without end, and widens again', () => {
  const window = new Window();
  window.sample(20);
  assert.equal(sampled(window, 121, 100), 412);
  assert.equal(sampled(window, 5000, 10_000), 128);
  assert.equal(sampled(window, 100, 10), 138);
  assert.equal(sampled(window, 20, 10_000), 512);
});

it('measures another way by itself: on a new socket the quickest is forgotten', () => {
  const window = new Window();
  window.sample(5);
  assert.equal(sampled(window, 300, 10_000), 128);
  window.forget();
  assert.equal(sampled(window, 300, 10_000), 512);
});

it('stays as narrow as it was made', () => {
  assert.equal(sampled(new Window(4), 9000, 50), 4);
});

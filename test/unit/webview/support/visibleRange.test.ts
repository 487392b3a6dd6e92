import { test } from 'node:test';
import assert from 'node:assert/strict';
import { moved, scrollFor, visibleRange } from '../../../../src/webview/support/visibleRange.ts';

test('only the rows in sight and some around them are drawn', () => {
  assert.deepEqual(visibleRange(10_000, 20, 0, 200, 5), { first: 0, last: 15 });
  assert.deepEqual(visibleRange(10_000, 20, 1000, 200, 5), { first: 45, last: 65 });
  assert.deepEqual(visibleRange(10_000, 20, 199_900, 200, 5), { first: 9990, last: 10_000 });
});

test('a short, an empty and an overscrolled list stay inside their bounds', () => {
  assert.deepEqual(visibleRange(3, 20, 0, 200, 5), { first: 0, last: 3 });
  assert.deepEqual(visibleRange(0, 20, 0, 200, 5), { first: 0, last: 0 });
  assert.deepEqual(visibleRange(3, 20, 9999, 200, 5), { first: 3, last: 3 });
  assert.deepEqual(visibleRange(3, 20, -50, 200, 5), { first: 0, last: 3 });
});

test('a row is scrolled into sight by the least way', () => {
  assert.equal(scrollFor(0, 20, 100, 200), 0);
  assert.equal(scrollFor(20, 20, 100, 200), 220);
  assert.equal(scrollFor(7, 20, 100, 200), undefined);
});

const all = (): boolean => true;

test('keys move as in every list', () => {
  assert.equal(moved('ArrowDown', 3, 10, 4, all), 4);
  assert.equal(moved('ArrowUp', 3, 10, 4, all), 2);
  assert.equal(moved('Home', 3, 10, 4, all), 0);
  assert.equal(moved('End', 3, 10, 4, all), 9);
  assert.equal(moved('PageDown', 3, 10, 4, all), 7);
  assert.equal(moved('PageUp', 3, 10, 4, all), 0);
  assert.equal(moved('x', 3, 10, 4, all), undefined);
});

test('at the ends nothing moves, from no choice the first is reached', () => {
  assert.equal(moved('ArrowDown', 9, 10, 4, all), 9);
  assert.equal(moved('ArrowUp', 0, 10, 4, all), 0);
  assert.equal(moved('ArrowDown', -1, 10, 4, all), 0);
  assert.equal(moved('ArrowDown', -1, 0, 4, all), -1);
});

test('headings are passed over', () => {
  const isRow = (index: number): boolean => index % 3 !== 0;
  assert.equal(moved('ArrowDown', 2, 10, 4, isRow), 4);
  assert.equal(moved('ArrowUp', 4, 10, 4, isRow), 2);
  assert.equal(moved('Home', 5, 10, 4, isRow), 1);
  assert.equal(moved('End', 5, 10, 4, isRow), 8);
});

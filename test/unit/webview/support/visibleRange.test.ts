import { test } from 'node:test';
import assert from 'node:assert/strict';
import { moved, scrollFor, visibleRange } from '../../../../src/webview/support/visibleRange.ts';
import { createRandom } from '../../../support/random.ts';

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

test('whatever is scrolled to, every row in sight is drawn and none that is not there', () => {
  const random = createRandom(21);
  for (let round = 0; round < 2000; round += 1) {
    const count = random.below(300);
    const rowHeight = 1 + random.below(60);
    const height = random.below(900);
    const top = random.below(Math.max(1, count * rowHeight + 500)) - 100;
    const around = random.below(10);
    const { first, last } = visibleRange(count, rowHeight, top, height, around);
    assert.ok(first >= 0 && last <= count && first <= Math.max(first, last));
    for (let row = 0; row < count; row += 1) {
      const isInSight =
        (row + 1) * rowHeight > Math.max(0, top) && row * rowHeight < Math.max(0, top) + height;
      if (isInSight) assert.ok(row >= first && row < last, `row ${row} of ${count} at ${top}`);
    }
    assert.ok(last - first <= Math.ceil(height / rowHeight) + 2 * around + 1);
  }
});

test('after scrolling for a row it is in sight, and asking again changes nothing', () => {
  const random = createRandom(22);
  for (let round = 0; round < 500; round += 1) {
    const height = 20 + random.below(500);
    const index = random.below(1000);
    const from = random.below(20_000);
    const top = scrollFor(index, 20, from, height) ?? from;
    assert.ok(index * 20 >= top && (index + 1) * 20 <= top + height);
    assert.equal(scrollFor(index, 20, top, height), undefined);
  }
});

const keyCases: readonly (readonly [what: string, key: string, active: number, expected: number])[] = [
  ['down from the last but one', 'ArrowDown', 8, 9],
  ['up from nothing chosen stays', 'ArrowUp', -1, -1],
  ['a page down near the end stops at the end', 'PageDown', 8, 9],
  ['a page up near the start stops at the start', 'PageUp', 2, 0],
  ['a page down from nothing chosen', 'PageDown', -1, 3],
  ['home from the first', 'Home', 0, 0],
  ['end from the last', 'End', 9, 9],
];

for (const [what, key, active, expected] of keyCases) {
  test(what, () => assert.equal(moved(key, active, 10, 4, all), expected));
}

for (const key of ['Enter', ' ', 'a', 'Tab', 'Escape', 'ArrowLeft', 'ArrowRight', 'F1', '', 'arrowdown']) {
  test(`the key ${JSON.stringify(key)} is none of a list and is left to the browser`, () =>
    assert.equal(moved(key, 0, 10, 4, all), undefined));
}

test('where nothing can be chosen nothing is chosen, by any key', () => {
  for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'])
    assert.equal(
      moved(key, -1, 10, 4, () => false),
      -1,
      key,
    );
});

test('a key never leads to a row that cannot be chosen, nor out of the list', () => {
  const random = createRandom(23);
  const keys = ['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'];
  for (let round = 0; round < 500; round += 1) {
    const count = 1 + random.below(30);
    const headings = new Set(Array.from({ length: random.below(count) }, () => random.below(count)));
    const can = (index: number): boolean => !headings.has(index);
    let active = -1;
    for (let press = 0; press < 20; press += 1) {
      active = moved(keys[random.below(keys.length)] ?? '', active, count, 5, can) ?? assert.fail();
      assert.ok(active === -1 || (active < count && can(active)));
    }
  }
});

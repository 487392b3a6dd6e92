import { test } from 'node:test';
import assert from 'node:assert/strict';
import { compareText, NaturalMap, naturalKey } from '../../../../src/core/base/naturalOrder.ts';
import { createRandom } from '../../../support/random.ts';

function sorted(...texts: string[]): string[] {
  return texts.toSorted((left, right) => compareText(naturalKey(left), naturalKey(right)));
}

test('numbers compare by size', () => {
  assert.deepEqual(sorted('web-10', 'web-9', 'web-2'), ['web-2', 'web-9', 'web-10']);
});

test('leading zeros do not count', () => {
  assert.deepEqual(sorted('node-010', 'node-9', 'node-0011'), ['node-9', 'node-010', 'node-0011']);
});

test('case and accents do not count', () => {
  assert.deepEqual(sorted('Zebra', 'Äpfel', 'apple', 'banana'), ['Äpfel', 'apple', 'banana', 'Zebra']);
  assert.equal(naturalKey('Éclair'), naturalKey('eclair'));
});

test('a number stands before letters', () => {
  assert.deepEqual(sorted('a', '10', '9'), ['9', '10', 'a']);
});

test('numbers that no integer holds still compare by size', () => {
  const big = '9'.repeat(40);
  assert.deepEqual(sorted(`x${big}0`, `x${big}`), [`x${big}`, `x${big}0`]);
});

test('the order is total whatever the text', () => {
  const random = createRandom(7);
  const alphabet = ['a', 'B', '0', '9', 'ß', '-', '\u0301', '\ud83d', ' '];
  const text = (): string =>
    Array.from({ length: random.below(8) }, () => alphabet[random.below(9)]).join('');
  const texts = Array.from({ length: 200 }, text);
  const once = sorted(...texts).map(naturalKey);
  assert.deepEqual(sorted(...texts.toReversed()).map(naturalKey), once);
});

test('equal texts compare as equal', () => {
  assert.equal(compareText('a', 'a'), 0);
  assert.equal(compareText('a', 'b'), -1);
  assert.equal(compareText('b', 'a'), 1);
});

test('a natural map gives its values in order, also after it has grown', () => {
  const map = new NaturalMap<number>();
  for (const number of [10, 2, 33]) assert.equal(map.set(`key-${String(number)}`, number), true);
  assert.deepEqual(map.sorted, [2, 10, 33]);
  map.set('key-4', 4);
  assert.deepEqual(map.sorted, [2, 4, 10, 33]);
  assert.deepEqual([...map.unsorted()].length, 4);
  assert.equal(map.size, 4);
});

test('setting an id again replaces its value and nothing else', () => {
  const map = new NaturalMap<string>();
  map.set('b', 'old');
  map.set('a', 'first');
  assert.deepEqual(map.sorted, ['first', 'old']);
  assert.equal(map.set('b', 'new'), false);
  assert.deepEqual(map.sorted, ['first', 'new']);
  assert.equal(map.get('b'), 'new');
  assert.equal(map.get('c'), undefined);
  assert.equal(map.size, 2);
});

test('ids that differ only in case or accents are different, in a fixed order', () => {
  const map = new NaturalMap<string>();
  for (const id of ['é', 'E', 'e']) map.set(id, id);
  assert.deepEqual(map.sorted, ['E', 'e', 'é']);
});

test('a natural map has no trouble with names of object members', () => {
  const map = new NaturalMap<number>();
  map.set('__proto__', 1);
  map.set('constructor', 2);
  assert.deepEqual(map.sorted, [1, 2]);
  assert.equal(map.get('toString'), undefined);
});

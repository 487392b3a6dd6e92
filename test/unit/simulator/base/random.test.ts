import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  hexDigits,
  integerBetween,
  pick,
  randomAt,
  seededRandom,
} from '../../../../src/simulator/base/random.ts';

const row = (random: () => number, length = 50): number[] => Array.from({ length }, () => random());

describe('seededRandom', () => {
  it('gives the same row for the same seed, and another one for another', () => {
    assert.deepEqual(row(seededRandom(7)), row(seededRandom(7)));
    assert.notDeepEqual(row(seededRandom(7)), row(seededRandom(8)));
  });

  it('stays in [0, 1) and spreads over it', () => {
    const numbers = row(seededRandom(1), 2000);
    assert.ok(numbers.every((number) => number >= 0 && number < 1));
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    assert.ok(Math.abs(mean - 0.5) < 0.03, `mean ${mean}`);
  });

  it('takes any number for a seed', () => {
    for (const seed of [0, -1, 2 ** 31, 0.5]) assert.equal(row(seededRandom(seed), 3).length, 3);
  });
});

describe('randomAt', () => {
  it('makes item 9,999 without those before it', () => {
    assert.deepEqual(row(randomAt(1, 9_999)), row(randomAt(1, 9_999)));
  });

  it('differs between neighbours', () => {
    const firsts = new Set(Array.from({ length: 1000 }, (_, index) => randomAt(1, index)()));
    assert.equal(firsts.size, 1000);
  });
});

describe('drawing', () => {
  it('draws hex digits of the length asked for', () => {
    assert.match(hexDigits(seededRandom(3), 17), /^[0-9a-f]{17}$/);
    assert.equal(hexDigits(seededRandom(3), 0), '');
  });

  it('draws integers between both ends, each of them', () => {
    const random = seededRandom(5);
    const drawn = new Set(Array.from({ length: 500 }, () => integerBetween(random, 3, 6)));
    assert.deepEqual([...drawn].sort(), [3, 4, 5, 6]);
  });

  it('picks every item sooner or later, and nothing else', () => {
    const random = seededRandom(9);
    const drawn = new Set(Array.from({ length: 200 }, () => pick(random, ['a', 'b', 'c'])));
    assert.deepEqual([...drawn].sort(), ['a', 'b', 'c']);
  });

  it('picks the first item when the source is broken', () => {
    assert.equal(
      pick(() => Number.NaN, ['a', 'b']),
      'a',
    );
  });
});

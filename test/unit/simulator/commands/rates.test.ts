import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { concurrencyLimit, errorLimit } from '../../../../src/simulator/commands/rates.ts';

describe('rate control', () => {
  it('takes numbers as they are', () => {
    assert.equal(concurrencyLimit('50', 10), 50);
    assert.equal(errorLimit('0', 10), 0);
    assert.equal(errorLimit('3', 10), 3);
  });

  it('takes percentages of the targets, rounded down', () => {
    assert.equal(errorLimit('10%', 50), 5);
    assert.equal(errorLimit('10%', 55), 5);
    assert.equal(errorLimit('0%', 50), 0);
    assert.equal(errorLimit('100%', 7), 7);
    assert.equal(concurrencyLimit('33%', 10), 3);
  });

  it('always lets one node run', () => {
    assert.equal(concurrencyLimit('1%', 3), 1);
    assert.equal(concurrencyLimit('10%', 0), 1);
  });
});

const limits: readonly (readonly [text: string, targets: number, concurrency: number, errors: number])[] = [
  ['1', 0, 1, 1],
  ['0', 10, 1, 0],
  ['7', 3, 7, 7],
  ['1%', 99, 1, 0],
  ['1%', 100, 1, 1],
  ['99%', 1, 1, 0],
  ['100%', 1, 1, 1],
  ['33%', 3, 1, 0],
  ['34%', 3, 1, 1],
  ['50%', 5, 2, 2],
  ['100%', 50_000, 50_000, 50_000],
];

for (const [text, targets, concurrency, errors] of limits) {
  it(`${text} of ${targets} targets is ${concurrency} at a time and ${errors} errors`, () => {
    assert.equal(concurrencyLimit(text, targets), concurrency);
    assert.equal(errorLimit(text, targets), errors);
  });
}

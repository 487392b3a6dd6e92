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

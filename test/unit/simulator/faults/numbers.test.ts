import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atLeastZero, ratio } from '../../../../src/simulator/faults/numbers.ts';

describe('numbers of faults', () => {
  it('are what they are', () => {
    assert.deepEqual([atLeastZero(0, ''), atLeastZero(3.5, '')], [0, 3.5]);
    assert.deepEqual([ratio(0, ''), ratio(1, ''), ratio('0.25', '')], [0, 1, 0.25]);
  });

  it('are refused with what was given', () => {
    for (const value of [-1, NaN, '3', null, undefined]) {
      assert.throws(() => atLeastZero(value, 'latency,ms=x'), /latency,ms=x/);
    }
    for (const value of [-0.1, 1.1, NaN, '', 'all', null]) {
      assert.throws(() => ratio(value, 'lostMessages=x'), /lostMessages=x/);
    }
  });
});

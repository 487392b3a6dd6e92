import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSize, type Failure } from '../../../../src/simulator/shapes/constraints.ts';

function failures(bounds: { readonly min?: number; readonly max?: number }, size: number): Failure[] {
  const found: Failure[] = [];
  checkSize(bounds, size, 'length', 'x', 'name', found);
  return found;
}

describe('checkSize', () => {
  it('takes both ends in', () => {
    for (const size of [1, 2, 3]) assert.deepEqual(failures({ min: 1, max: 3 }, size), []);
  });

  it('says which bound was crossed, in the words of the service', () => {
    assert.deepEqual(failures({ min: 1, max: 3 }, 0), [
      { at: 'name', value: 'x', constraint: 'Member must have length greater than or equal to 1' },
    ]);
    assert.deepEqual(failures({ min: 1, max: 3 }, 4), [
      { at: 'name', value: 'x', constraint: 'Member must have length less than or equal to 3' },
    ]);
  });

  it('bounds nothing without bounds', () => assert.deepEqual(failures({}, 10 ** 9), []));
});

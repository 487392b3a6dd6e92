import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Tally } from '../../../../src/simulator/commands/tally.ts';

describe('a tally', () => {
  it('counts what moved in and out of each state', () => {
    const tally = new Tally();
    for (let index = 0; index < 4; index++) tally.move(undefined, 'Pending');
    tally.move('Pending', 'InProgress');
    tally.move('InProgress', 'Failed');
    tally.move('Pending', 'ExecutionTimedOut');
    tally.move('Pending', 'DeliveryTimedOut');
    assert.equal(tally.total, 4);
    assert.equal(tally.of('Pending'), 1);
    assert.equal(tally.of('InProgress'), 0);
    assert.equal(tally.completed, 3);
    assert.equal(tally.errors, 2);
  });

  it('is empty at first', () => {
    const tally = new Tally();
    assert.deepEqual([tally.total, tally.completed, tally.errors, tally.of('Success')], [0, 0, 0, 0]);
  });
});

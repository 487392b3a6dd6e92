import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aggregate } from '../../../../src/simulator/commands/aggregate.ts';
import type { InvocationDetail } from '../../../../src/simulator/commands/statuses.ts';
import { Tally } from '../../../../src/simulator/commands/tally.ts';

function stateOf(
  details: readonly InvocationDetail[],
  options: {
    readonly maxErrors?: number;
    readonly cancelRequested?: boolean;
    readonly resolved?: boolean;
  } = {},
): string {
  const tally = new Tally();
  for (const detail of details) tally.move(undefined, detail);
  const { status, detail } = aggregate({
    tally,
    maxErrors: 0,
    cancelRequested: false,
    resolved: true,
    ...options,
  });
  return `${status}/${detail}`;
}

describe('the state of a command', () => {
  it('is Pending until its targets are known and until the first node has it', () => {
    assert.equal(stateOf([], { resolved: false }), 'Pending/Pending');
    assert.equal(stateOf(['Pending', 'Pending']), 'Pending/Pending');
    assert.equal(stateOf(['Pending', 'InProgress']), 'InProgress/InProgress');
    assert.equal(stateOf(['Pending', 'Delayed']), 'InProgress/InProgress');
    assert.equal(stateOf(['Success', 'Pending']), 'InProgress/InProgress');
  });

  it('is Success only when every node succeeded', () => {
    assert.equal(stateOf(['Success', 'Success']), 'Success/Success');
    assert.equal(stateOf(['Success', 'Failed'], { maxErrors: 1 }), 'Failed/Incomplete');
    assert.equal(stateOf(['Success', 'DeliveryTimedOut']), 'Failed/Incomplete');
    assert.equal(stateOf(['Success', 'InvalidPlatform']), 'Failed/Incomplete');
  });

  it('is Success with the detail NoInstancesInTag when no node matched', () => {
    assert.equal(stateOf([]), 'Success/NoInstancesInTag');
  });

  it('is Failed when more nodes failed than MaxErrors allows', () => {
    assert.equal(stateOf(['Failed']), 'Failed/Failed');
    assert.equal(stateOf(['Failed', 'Failed', 'Success'], { maxErrors: 1 }), 'Failed/Failed');
    assert.equal(stateOf(['Failed', 'Terminated', 'Terminated']), 'Failed/Failed');
    assert.equal(stateOf(['Failed', 'ExecutionTimedOut']), 'Failed/Failed');
  });

  it('is TimedOut when the errors are execution time-outs, or nothing was delivered', () => {
    assert.equal(stateOf(['ExecutionTimedOut', 'Success']), 'TimedOut/ExecutionTimedOut');
    assert.equal(stateOf(['DeliveryTimedOut', 'DeliveryTimedOut']), 'TimedOut/DeliveryTimedOut');
  });

  it('is Failed when no node could take it, though none of them counts as an error', () => {
    assert.equal(stateOf(['InvalidPlatform', 'InvalidPlatform']), 'Failed/Failed');
    assert.equal(stateOf(['InvalidPlatform', 'DeliveryTimedOut']), 'Failed/Failed');
  });

  it('goes through Cancelling to Cancelled, unless everything had succeeded', () => {
    const cancelRequested = true;
    assert.equal(stateOf([], { resolved: false, cancelRequested }), 'Cancelled/Cancelled');
    assert.equal(stateOf(['Cancelled', 'Cancelling'], { cancelRequested }), 'Cancelling/Cancelling');
    assert.equal(stateOf(['Cancelled', 'Success'], { cancelRequested }), 'Cancelled/Cancelled');
    assert.equal(stateOf(['Success', 'Success'], { cancelRequested }), 'Success/Success');
    assert.equal(stateOf(['Failed', 'Cancelled'], { cancelRequested }), 'Failed/Failed');
  });

  it('is Incomplete when some nodes were cancelled one by one, Cancelled when all were', () => {
    assert.equal(stateOf(['Cancelled', 'Success']), 'Failed/Incomplete');
    assert.equal(stateOf(['Cancelled', 'Cancelled']), 'Cancelled/Cancelled');
  });
});

describe('the state of a command in every mixture', () => {
  const details: readonly InvocationDetail[] = [
    'Pending',
    'Delayed',
    'InProgress',
    'Cancelling',
    'Success',
    'Failed',
    'Cancelled',
    'DeliveryTimedOut',
    'ExecutionTimedOut',
    'InvalidPlatform',
    'Terminated',
  ];
  const open = new Set<InvocationDetail>(['Pending', 'Delayed', 'InProgress', 'Cancelling']);
  const mixtures = details.flatMap((a) => details.flatMap((b) => details.map((c) => [a, b, c] as const)));

  it('is over exactly when every node is', () => {
    const over = /^(Success|Failed|Cancelled|TimedOut)\//;
    for (const mixture of mixtures) {
      assert.equal(over.test(stateOf(mixture)), !mixture.some((detail) => open.has(detail)), mixture.join());
    }
  });

  it('is Success only where each of the nodes succeeded', () => {
    for (const mixture of mixtures) {
      const all = mixture.every((detail) => detail === 'Success');
      for (const cancelRequested of [false, true])
        assert.equal(stateOf(mixture, { cancelRequested }).startsWith('Success'), all, mixture.join());
    }
  });

  it('does not depend on the order of the nodes', () => {
    for (const [a, b, c] of mixtures) {
      const expected = stateOf([a, b, c], { maxErrors: 1 });
      assert.equal(stateOf([c, a, b], { maxErrors: 1 }), expected);
      assert.equal(stateOf([b, a, c], { maxErrors: 1 }), expected);
    }
  });

  it('is Failed or TimedOut wherever errors are more than allowed', () => {
    const isError = (detail: InvocationDetail): boolean =>
      detail === 'Failed' || detail === 'ExecutionTimedOut';
    for (const mixture of mixtures) {
      if (mixture.some((detail) => open.has(detail))) continue;
      const errors = mixture.filter(isError).length;
      for (let maxErrors = 0; maxErrors < errors; maxErrors += 1)
        assert.match(
          stateOf(mixture, { maxErrors }),
          /^(Failed\/Failed|TimedOut\/ExecutionTimedOut)$/,
          mixture.join(),
        );
    }
  });

  it('is Cancelling while a cancelled command has an open node', () => {
    for (const mixture of mixtures) {
      if (!mixture.some((detail) => open.has(detail))) continue;
      assert.equal(stateOf(mixture, { cancelRequested: true }), 'Cancelling/Cancelling', mixture.join());
    }
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  invocationStatus,
  isError,
  isTerminal,
  pluginStatus,
  type InvocationDetail,
} from '../../../../src/simulator/commands/statuses.ts';

const open: readonly InvocationDetail[] = ['Pending', 'Delayed', 'InProgress', 'Cancelling'];
const over: readonly InvocationDetail[] = [
  'Success',
  'Failed',
  'Cancelled',
  'DeliveryTimedOut',
  'ExecutionTimedOut',
  'InvalidPlatform',
  'Terminated',
];

describe('states of an invocation', () => {
  it('are terminal or not', () => {
    assert.deepEqual(open.filter(isTerminal), []);
    assert.deepEqual(
      over.filter((detail) => !isTerminal(detail)),
      [],
    );
  });

  it('count against MaxErrors for failures and execution time-outs only', () => {
    assert.deepEqual([...open, ...over].filter(isError), ['Failed', 'ExecutionTimedOut']);
  });

  it('show one of the eight statuses of the API', () => {
    assert.deepEqual(open.map(invocationStatus), open);
    assert.deepEqual(over.map(invocationStatus), [
      'Success',
      'Failed',
      'Cancelled',
      'TimedOut',
      'TimedOut',
      'Failed',
      'Cancelled',
    ]);
  });

  it('show TimedOut for a plugin whose execution timed out', () => {
    assert.equal(pluginStatus('ExecutionTimedOut'), 'TimedOut');
    assert.equal(pluginStatus('Failed'), 'Failed');
  });
});

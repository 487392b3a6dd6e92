import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  invocationStatuses,
  isTerminal,
  isUnsuccessful,
} from '../../../../src/features/runCommand/command.ts';

test('four statuses end an invocation; Cancelling and Delayed do not', () => {
  assert.deepEqual(invocationStatuses.filter(isTerminal), ['Success', 'Cancelled', 'Failed', 'TimedOut']);
});

test('what ended without success is worth running again, what still runs is not', () => {
  assert.deepEqual(invocationStatuses.filter(isUnsuccessful), ['Cancelled', 'Failed', 'TimedOut']);
});

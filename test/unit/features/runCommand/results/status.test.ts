import { test } from 'node:test';
import assert from 'node:assert/strict';
import { invocationStatuses } from '../../../../../src/features/runCommand/command.ts';
import { buckets } from '../../../../../src/features/runCommand/results/messages.ts';
import {
  bucketOf,
  commandMeaning,
  exitWords,
  invocationMeaning,
  statusWords,
  toneIcons,
  toneOf,
} from '../../../../../src/features/runCommand/results/status.ts';

test('details of the service read as words', () => {
  assert.equal(statusWords('ExecutionTimedOut'), 'Execution timed out');
  assert.equal(statusWords('InProgress'), 'In progress');
  assert.equal(statusWords('Success'), 'Success');
  assert.equal(statusWords('NoInstancesInTag'), 'No instances in tag');
  assert.equal(statusWords(''), 'Unknown');
});

test('every status has a bucket, a tone and an icon', () => {
  for (const status of invocationStatuses) {
    assert.ok(buckets.includes(bucketOf(status)));
    assert.ok(toneIcons[toneOf(status)][0] !== '');
  }
  assert.equal(bucketOf('Delayed'), 'waiting');
  assert.equal(bucketOf('Cancelling'), 'running');
  assert.equal(toneOf('TimedOut'), 'bad');
});

test('what a word does not say is explained, what it says is not', () => {
  assert.match(invocationMeaning('Terminated'), /error threshold/);
  assert.match(invocationMeaning('DeliveryTimedOut'), /does not count as an error/);
  assert.match(commandMeaning('NoInstancesInTag'), /nothing ran/);
  assert.equal(invocationMeaning('Success'), '');
  assert.equal(commandMeaning('Success'), '');
  assert.equal(invocationMeaning('toString'), '');
});

test('an exit code shows when the node has ended and told of one', () => {
  assert.equal(exitWords(3, 'Failed'), 'exit code 3');
  assert.equal(exitWords(0, 'Success'), 'exit code 0');
  assert.equal(exitWords(0, 'InProgress'), '');
  assert.equal(exitWords(undefined, 'TimedOut'), '');
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  cancelQuestion,
  finishedWords,
  resultTitle,
  secondsWords,
} from '../../../../src/features/runCommand/sentences.ts';
import { aCommand } from '../../../support/commands.ts';

test('a good end is one short sentence', () => {
  const command = aCommand({ status: 'Success', targetCount: 3 });
  assert.equal(finishedWords(command), 'AWS-RunShellScript on 3 nodes: success.');
});

test('a bad end says how, and how many nodes did not succeed', () => {
  const command = aCommand({ status: 'Failed', targetCount: 5, errorCount: 1, deliveryTimedOutCount: 1 });
  assert.equal(finishedWords(command), 'AWS-RunShellScript on 5 nodes: failed, 2 without success.');
  const nowhere = aCommand({ status: 'Failed', details: 'NoInstancesInTag', targetCount: 0 });
  assert.equal(finishedWords(nowhere), 'AWS-RunShellScript on 0 nodes: no instances in tag.');
});

test('a tab is told apart by its comment, or by its number of nodes, and by its time', () => {
  const requestedAt = new Date(2026, 10, 21, 9, 5, 59).getTime();
  const title = 'AWS-RunShellScript · 3 nodes · 09:05';
  assert.equal(resultTitle(aCommand({ targetCount: 3, requestedAt })), title);
  const commented = aCommand({ comment: 'free disk', requestedAt });
  assert.equal(resultTitle(commented), 'AWS-RunShellScript · free disk · 09:05');
});

test('a second result of the same minute has its seconds', () => {
  const command = aCommand({ targetCount: 1, requestedAt: new Date(2026, 10, 21, 9, 5, 7).getTime() });
  const first = resultTitle(command);
  assert.equal(resultTitle(command, ['Welcome', first]), 'AWS-RunShellScript · 1 node · 09:05:07');
  assert.equal(resultTitle(command, ['Welcome']), first);
});

test('a tab without a time has none', () => {
  assert.equal(
    resultTitle(aCommand({ targetCount: 1, requestedAt: undefined })),
    'AWS-RunShellScript · 1 node',
  );
});

test('the question before cancelling counts the nodes that it can still touch', () => {
  const command = aCommand({ targetCount: 5 });
  const connection = { label: 'acme', region: 'eu-central-1' };
  assert.match(cancelQuestion(command, 3, connection).detail, /^Under acme · eu-central-1\.\n/);
  assert.equal(
    cancelQuestion(command, 3, connection).question,
    'Cancel AWS-RunShellScript on 2 unfinished nodes?',
  );
  assert.equal(
    cancelQuestion(command, 9, connection).question,
    'Cancel AWS-RunShellScript on 1 unfinished node?',
  );
});

test('a short wait is at least a second', () => {
  assert.equal(secondsWords(10), '1 second');
  assert.equal(secondsWords(4400), '4 seconds');
});

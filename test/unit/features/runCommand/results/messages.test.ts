import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseFromPage, parseToPage } from '../../../../../src/features/runCommand/results/messages.ts';

test('everything that the page says is understood', () => {
  for (const message of [
    { type: 'filter', filter: 'all' },
    { type: 'filter', filter: 'timedOut' },
    { type: 'search', query: 'web' },
    { type: 'group', on: true },
    { type: 'select', nodeId: 'i-1' },
    { type: 'step', name: 'one' },
    { type: 'copy', stream: 'stderr' },
    { type: 'open', stream: 'stdout' },
    { type: 'copyId' },
    { type: 'cancel' },
    { type: 'runAgain' },
    { type: 'runFailed' },
    { type: 'act', act: 'signIn' },
  ]) {
    assert.deepEqual(parseFromPage(message), message);
  }
});

test('what no page of ours would say is dropped', () => {
  for (const message of [
    undefined,
    'cancel',
    {},
    { type: 'filter', filter: 'constructor' },
    { type: 'copy', stream: 'all' },
    { type: 'select' },
    { type: 'group', on: 1 },
  ]) {
    assert.equal(parseFromPage(message), undefined);
  }
});

test('the page drops output whose pieces are no text', () => {
  assert.equal(parseToPage({ type: 'output', stdout: [{ html: '<b>' }] }), undefined);
  assert.equal(parseToPage({ type: 'command' }), undefined);
});

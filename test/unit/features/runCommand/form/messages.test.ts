import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseFromPage, parseToPage } from '../../../../../src/features/runCommand/form/messages.ts';

const edits: readonly object[] = [
  { kind: 'text', field: 'comment', value: 'x' },
  { kind: 'flag', field: 'notify', value: true },
  { kind: 'parameter', name: 'commands', value: 'ls' },
  { kind: 'targetKind', value: 'tags' },
  { kind: 'nodes', ids: ['i-1'], chosen: true },
  { kind: 'tag', index: 0, key: 'k', values: 'v' },
  { kind: 'addTag' },
  { kind: 'removeTag', index: 0 },
  { kind: 'event', event: 'Failed', chosen: true },
  { kind: 'notificationType', value: 'Invocation' },
];

test('every edit that the page makes is understood', () => {
  for (const edit of edits) assert.ok(parseFromPage({ type: 'edit', seq: 1, edit }) !== undefined);
});

test('the page’s other messages are understood', () => {
  for (const message of [
    { type: 'searchDocuments', query: '' },
    { type: 'searchNodes', query: 'web' },
    { type: 'leaveOut', ids: ['i-1'] },
    { type: 'act', act: 'retry' },
    { type: 'send' },
  ]) {
    assert.deepEqual(parseFromPage(message), message);
  }
});

test('what no page of ours would say is dropped', () => {
  for (const message of [
    undefined,
    null,
    'send',
    [],
    {},
    { type: 'SEND' },
    { type: 'edit', edit: edits[0] },
    { type: 'edit', seq: Number.NaN, edit: edits[0] },
    { type: 'edit', seq: 1, edit: { kind: 'text', field: '__proto__', value: 'x' } },
    { type: 'edit', seq: 1, edit: { kind: 'text', field: 'nodeIds', value: 'x' } },
    { type: 'edit', seq: 1, edit: { kind: 'flag', field: 'notify', value: 'yes' } },
    { type: 'edit', seq: 1, edit: { kind: 'nodes', ids: 'i-1', chosen: true } },
    { type: 'act', act: 'rm -rf' },
    { type: 'leaveOut', ids: [1] },
  ]) {
    assert.equal(parseFromPage(message), undefined, JSON.stringify(message));
  }
});

test('the page drops what is no message of the host', () => {
  for (const message of [undefined, {}, { type: 'form' }, { type: 'nodes', rows: [{}] }]) {
    assert.equal(parseToPage(message), undefined);
  }
});

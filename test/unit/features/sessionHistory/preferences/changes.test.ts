import { test } from 'node:test';
import assert from 'node:assert/strict';
import { changesBetween } from '../../../../../src/features/sessionHistory/preferences/changes.ts';

test('each change is a line: what it was and what it is', () => {
  const before = {
    schemaVersion: '1.0',
    inputs: { idleSessionTimeout: '20', kmsKeyId: '', shellProfile: { linux: '' } },
  };
  const after = {
    schemaVersion: '1.0',
    description: 'd',
    inputs: { idleSessionTimeout: '30', shellProfile: { linux: 'exec bash -l' }, runAsEnabled: true },
  };
  assert.deepEqual(changesBetween(before, after), [
    'idleSessionTimeout: "20" → "30"',
    'kmsKeyId: "" → not there',
    'shellProfile.linux: "" → "exec bash -l"',
    'runAsEnabled: not there → true',
    'description: not there → "d"',
  ]);
});

test('the same values are no change', () => {
  const value = { inputs: { a: [1, { b: null }] } };
  assert.deepEqual(changesBetween(value, structuredClone(value)), []);
});

test('long and hostile values stay one short line', () => {
  const [line = ''] = changesBetween({ a: 'x'.repeat(1000) }, { a: 'ab\u001b[31m\n\u202e' });
  assert.ok(line.length < 150, line);
  assert.doesNotMatch(line, /[\p{Cc}\u202e]/u);
});

test('a document in place of none, or of a list, is a change of the whole', () => {
  assert.deepEqual(changesBetween(undefined, { a: 1 }), ['the document: not there → {"a":1}']);
  assert.deepEqual(changesBetween([], [1]), ['the document: [] → [1]']);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { isRecord, isStringArray, parseJson } from '../../../../src/core/base/json.ts';
import { silentLog } from '../../../../src/core/base/log.ts';

test('only objects are records', () => {
  assert.equal(isRecord({}), true);
  for (const value of [null, [], 'x', 1, undefined]) assert.equal(isRecord(value), false);
});

test('a list of strings holds nothing else', () => {
  assert.equal(isStringArray(['a']), true);
  assert.equal(isStringArray([]), true);
  assert.equal(isStringArray(['a', 1]), false);
  assert.equal(isStringArray('a'), false);
});

test('text that is not JSON parses to undefined', () => {
  assert.deepEqual(parseJson('{"a":[1]}'), { a: [1] });
  assert.equal(parseJson('<html>'), undefined);
  assert.equal(parseJson(''), undefined);
});

test('the silent log takes every level', () => {
  const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const;
  for (const level of levels) assert.doesNotThrow(() => silentLog[level]('x'));
});

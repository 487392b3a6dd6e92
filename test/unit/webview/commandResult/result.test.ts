import { test } from 'node:test';
import assert from 'node:assert/strict';
import { clockTime } from '../../../../src/webview/commandResult/result.ts';

const evening = new Date(2026, 10, 21, 23, 59, 58).getTime();

test('a moment has its date and its time', () => {
  assert.equal(clockTime(evening), new Date(evening).toLocaleString());
});

test('an end on the day of its beginning has its time only, one after midnight its date too', () => {
  assert.equal(clockTime(evening + 1000, evening), new Date(evening + 1000).toLocaleTimeString());
  assert.equal(clockTime(evening + 3000, evening), new Date(evening + 3000).toLocaleString());
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { secondsOf } from '../../../../../src/core/language/model/duration.ts';

test('durations are counted in seconds', () => {
  const rows: readonly (readonly [string, number])[] = [
    ['PT1S', 1],
    ['PT10M', 600],
    ['PT1H30M', 5400],
    ['P1D', 86_400],
    ['P1W', 604_800],
    ['P1Y2M3DT4H5M6S', 365 * 86_400 + 60 * 86_400 + 3 * 86_400 + 14_706],
    ['PT1.5S', 1],
  ];
  for (const [text, seconds] of rows) assert.equal(secondsOf(text), seconds, text);
});

test('other text is no duration', () => {
  for (const text of ['', '10', 'PT-1S', '1h', 'T1S', 'P1S', '{{ Wait }}']) {
    assert.equal(secondsOf(text), undefined, text);
  }
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { pauseOf } from '../../../../src/features/runCommand/pace.ts';

const small = { targetCount: 3, unchanged: 0, troubles: 0 };

test('looks at a small command follow the setting', () => {
  assert.equal(pauseOf(small, 2), 2000);
  assert.equal(pauseOf(small, 5), 5000);
});

test('two seconds are kept, whatever the setting says', () => {
  assert.equal(pauseOf(small, 1), 2000);
  assert.equal(pauseOf(small, 0), 2000);
  assert.equal(pauseOf(small, -3), 2000);
});

test('a command whose every look takes several pages is looked at less often', () => {
  assert.equal(pauseOf({ ...small, targetCount: 50 }, 2), 2000);
  assert.equal(pauseOf({ ...small, targetCount: 51 }, 2), 4000);
  assert.equal(pauseOf({ ...small, targetCount: 10_000 }, 2), 6000);
});

test('while nothing happens the pause grows, up to a quarter of a minute', () => {
  assert.equal(pauseOf({ ...small, unchanged: 5 }, 2), 2000);
  assert.equal(pauseOf({ ...small, unchanged: 6 }, 2), 2500);
  assert.equal(pauseOf({ ...small, unchanged: 500 }, 2), 15_000);
});

test('a setting above the longest pause is kept', () => {
  assert.equal(pauseOf({ ...small, unchanged: 500 }, 60), 60_000);
  assert.equal(pauseOf({ ...small, troubles: 9 }, 60), 60_000);
});

test('while nothing answers the pause doubles, up to half a minute', () => {
  const pauses = [1, 2, 3, 4, 5, 6].map((troubles) => pauseOf({ ...small, troubles }, 2));
  assert.deepEqual(pauses, [2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

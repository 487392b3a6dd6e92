import { test } from 'node:test';
import assert from 'node:assert/strict';
import { matchesPattern } from '../../../../src/core/model/pattern.ts';

test('a text fits or does not fit', () => {
  assert.equal(matchesPattern('^[0-9]{1,6}$', '3600'), 'yes');
  assert.equal(matchesPattern('^[0-9]{1,6}$', 'soon'), 'no');
});

test('Unicode classes work, and so do escapes that only the older syntax allows', () => {
  assert.equal(matchesPattern('^\\p{L}+$', 'größe'), 'yes');
  assert.equal(matchesPattern('^[\\w-\\/]+$', 'a/b-c'), 'yes');
});

test('what JavaScript cannot compile is unknown, not wrong', () => {
  assert.equal(matchesPattern('(?i)^true$', 'TRUE'), 'unknown');
  assert.equal(matchesPattern('^a++$', 'aa'), 'unknown');
  assert.equal(matchesPattern('[', 'x'), 'unknown');
});

test('a hostile pattern is given up instead of hanging the editor', () => {
  assert.equal(matchesPattern('^(a+)+$', `${'a'.repeat(40)}!`), 'unknown');
});

test('a pattern whose time passed while others computed is tried again, a few times', () => {
  const hostile = ['^(a+)+$', `${'a'.repeat(40)}!`] as const;
  let asked = 0;
  const idle = (): number => {
    asked += 1;
    return 0;
  };
  assert.equal(matchesPattern(...hostile, idle), 'unknown');
  assert.equal(asked, 8);
  let computed = 0;
  const busy = (): number => (computed += 50);
  assert.equal(matchesPattern(...hostile, busy), 'unknown');
  assert.equal(computed, 100);
});

test('a huge text is not tried', () => {
  assert.equal(matchesPattern('^x*$', 'x'.repeat(5000)), 'unknown');
});

test('pattern and text are data to the context they run in', () => {
  assert.equal(matchesPattern('x"; globalThis.owned = 1; "', 'x'), 'no');
  assert.equal(Reflect.get(globalThis, 'owned'), undefined);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { compilePattern, matches } from '../../../../../src/core/language/model/pattern.ts';

function fits(pattern: string, text: string): boolean | undefined {
  const expression = compilePattern(pattern);
  assert.ok(expression, pattern);
  return matches(expression, text);
}

test('patterns of Java and Go mean in JavaScript what they mean there', () => {
  assert.equal(fits('(?i)^abc$', 'ABC'), true);
  assert.equal(fits('^a++b$', 'aab'), true);
  assert.equal(fits('\\Aab\\z', 'ab'), true);
  assert.equal(fits('^\\Qa.b\\E$', 'a.b'), true);
  assert.equal(fits('^\\Qa.b\\E++$', 'a.b'), true);
  assert.equal(fits('(?P<year>[0-9]{4})', '2026'), true);
  assert.equal(fits('^\\p{L}+$', 'Über'), true);
  assert.equal(fits('^[\\w-/]+$', 'a-b/c'), true);
});

test('what is no pattern in any way is none', () => {
  for (const pattern of ['[', '(', '*', 'a{2,1}', '(?<n>']) assert.equal(compilePattern(pattern), undefined);
});

test('what could take long is not tried', () => {
  assert.equal(fits('^(a+)+$', `${'a'.repeat(64)}!`), undefined);
  assert.equal(fits('^.*.*.*.*x$', 'a'.repeat(200)), undefined);
  assert.equal(fits('^[a-z0-9-]+$', 'a'.repeat(4000)), true);
});

test('a pattern that is too large to be tried is not tried', () => {
  const expression = compilePattern(`^[^|]${'x'.repeat(100_000)}$`);
  assert.ok(expression === undefined || matches(expression, '$(date)') !== true);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { isTooDeep, maxDepth } from '../../../../../src/core/language/syntax/depth.ts';

test('brackets, dashes and indentation count, each up to the limit', () => {
  const nested = (depth: number): readonly string[] => [
    '['.repeat(depth) + ']'.repeat(depth),
    '- '.repeat(depth),
    Array.from({ length: depth }, (_, index) => `${' '.repeat(index)}a:`).join('\n'),
  ];
  for (const text of nested(maxDepth - 1)) assert.equal(isTooDeep(text), false);
  for (const text of nested(maxDepth + 2)) assert.equal(isTooDeep(text), true);
});

test('many brackets side by side, and one line far to the right, are not deep', () => {
  assert.equal(isTooDeep('[]{}'.repeat(10_000)), false);
  assert.equal(isTooDeep(`a:\n${' '.repeat(5000)}b: 1\nc: 1`), false);
  assert.equal(isTooDeep('- a\n'.repeat(10_000)), false);
  assert.equal(isTooDeep('a - b - c '.repeat(1000)), false);
});

test('takes no longer than the text is long', () => {
  const started = performance.now();
  for (const text of [' '.repeat(200_000), '- -'.repeat(60_000), '\t'.repeat(200_000), '?\t?'.repeat(60_000)])
    isTooDeep(text);
  assert.ok(performance.now() - started < 2000);
});

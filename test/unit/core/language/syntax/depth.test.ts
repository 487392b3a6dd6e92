import { test } from 'node:test';
import assert from 'node:assert/strict';
import { isTooDeep, maxDepth } from '../../../../../src/core/language/syntax/depth.ts';
import { quick } from '../../../../support/quick.ts';

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
  for (const text of [' '.repeat(200_000), '- -'.repeat(60_000), '\t'.repeat(200_000), '?\t?'.repeat(60_000)])
    quick(() => isTooDeep(text));
});

const shapes: readonly (readonly [what: string, text: string, deep: boolean])[] = [
  ['nothing', '', false],
  ['closing brackets alone', ']'.repeat(1000), false],
  ['brackets that open and close a thousand times', '[]'.repeat(1000), false],
  ['a long line of text', 'x'.repeat(100_000), false],
  ['one line far to the right', `${' '.repeat(10_000)}a: 1`, false],
  ['lines that go right and come back', 'a:\n  b:\n    c: 1\n'.repeat(1000), false],
  ['braces never closed', '{'.repeat(maxDepth + 1), true],
  ['braces and brackets in turn', '[{'.repeat(maxDepth), true],
  ['lists in lists by dashes', '- '.repeat(maxDepth + 1), true],
  ['keys in keys by question marks', '? '.repeat(maxDepth + 1), true],
  [
    'one step right in each line',
    Array.from({ length: maxDepth + 2 }, (_, index) => `${' '.repeat(index)}a:`).join('\n'),
    true,
  ],
  [
    'the same with CRLF',
    Array.from({ length: maxDepth + 2 }, (_, index) => `${' '.repeat(index)}a:`).join('\r\n'),
    true,
  ],
];

for (const [what, text, deep] of shapes) {
  test(`${what} is ${deep ? '' : 'not '}too deep`, () => assert.equal(isTooDeep(text), deep));
}

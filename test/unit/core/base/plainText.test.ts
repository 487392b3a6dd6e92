import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../../src/core/base/plainText.ts';

test('keeps words in any script and the spaces between them', () => {
  assert.equal(plainText('zażółć 漢字 🚇'), 'zażółć 漢字 🚇');
});

test('takes one space for line breaks, tabs and control characters, and none at the ends', () => {
  assert.equal(plainText(' web\r\n\t1\u0000\u001b[2J\u0085 '), 'web 1 [2J');
});

test('takes away what turns the reading order round', () => {
  assert.equal(plainText('a\u202egpj.exe\u2066b'), 'a gpj.exe b');
});

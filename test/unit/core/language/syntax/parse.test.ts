import { test } from 'node:test';
import assert from 'node:assert/strict';
import { maxLength } from '../../../../../src/core/language/syntax/depth.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

const formats = ['yaml', 'json'] as const;

test('a text that is nested to exhaust a parser is refused, not read', () => {
  const deep = ['['.repeat(100_000), '{"a":'.repeat(50_000), '- '.repeat(50_000), '? '.repeat(50_000)];
  for (const format of formats) {
    for (const text of deep) {
      const { root, problems } = parse(text, format);
      assert.equal(root, undefined);
      assert.deepEqual(
        problems.map((problem) => problem.code),
        ['unreadable'],
      );
    }
  }
});

test('a text that is far too long is refused, not read', () => {
  for (const format of formats) {
    const { problems } = parse(' '.repeat(maxLength + 1), format);
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['unreadable'],
    );
  }
});

test('an ordinary text is read by the reader of its format', () => {
  assert.equal(parse('{"a": 1}', 'json').problems.length, 0);
  assert.equal(parse('a: 1', 'yaml').problems.length, 0);
  assert.equal(parse('a: 1', 'json').problems[0]?.code, 'json-syntax');
});

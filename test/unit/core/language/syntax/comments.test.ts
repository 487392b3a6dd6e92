import { test } from 'node:test';
import assert from 'node:assert/strict';
import { commentsOf } from '../../../../../src/core/language/syntax/comments.ts';
import { parseYamlText } from '../../../../../src/core/language/syntax/yaml.ts';

function comments(text: string): readonly string[] {
  return commentsOf(text, parseYamlText(text).root).map(({ start, end }) => text.slice(start, end));
}

test('comments on lines of their own and behind values', () => {
  assert.deepEqual(comments('# a\nb: 1 # c\n  # d\ne: [1, # f\n 2]\r\n# g\r\n'), [
    '# a',
    '# c',
    '# d',
    '# f',
    '# g',
  ]);
});

test('a number sign in a value or a name begins no comment', () => {
  assert.deepEqual(comments('a: "x # y"\n"k # l": \'m # n\'\nb: c#d\ne: |\n  # f\n  g # h\ni: 1\n'), []);
});

test('an alias does not hide what stands between', () => {
  assert.deepEqual(comments('a: &x |\n  # t\nb: 1 # c\nd: *x # e\n'), ['# c', '# e']);
});

test('a text without values', () => assert.deepEqual(comments('# a\n'), ['# a']));

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseYamlText } from '../../../../../src/core/language/syntax/yaml.ts';

/** Line (1-based), code, and the text that is underlined. */
function problems(text: string): readonly string[] {
  return parseYamlText(text).problems.map(
    ({ code, start, end }) =>
      `${text.slice(0, start).split('\n').length} ${code} ${JSON.stringify(text.slice(start, end))}`,
  );
}

const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
  ['a tab before a key', 'a:\n\tb: 1', ['2 yaml-tab "\\t"']],
  ['a tab behind spaces', 'a: 1\n  \tb: 2', ['2 yaml-tab "\\t"']],
  ['a quote that is not closed', 'a: "x\nb: 1\n', ['1 yaml-syntax "\\""']],
  ['a single quote that is not closed', "a: 'x\nb: 1\n", ['1 yaml-syntax "\'"']],
  ['a key too far to the left', 'a:\n  - b\n c: 1', ['3 yaml-syntax "c"']],
  ['two colons', 'a: b: c', ['1 yaml-syntax "b"']],
  ['a character that is reserved', 'a: @b', ['1 yaml-syntax "@"']],
  ['two documents', '---\na: 1\n---\nb: 2', ['3 yaml-syntax "---\\nb: 2"']],
];

for (const [what, text, expected] of cases) {
  test(`${what} is one problem in its place`, () => {
    assert.deepEqual(problems(text), expected);
  });
}

test('a closing bracket in the column of its key is taken, as other readers take it', () => {
  assert.deepEqual(problems('a:\n  b: {\n    c: 1\n  }\n  d: [\n    1\n  ]\n'), []);
});

test('a bracket that is never closed is a problem', () => {
  assert.equal(problems('a: [1, 2\nb: 1\n').length, 1);
  assert.equal(problems('a: {b: 1\n').length, 1);
});

test('every problem is within the text and its message is a sentence', () => {
  for (const text of [
    'a: [',
    '{',
    'a: "',
    '- a\nb',
    '%x',
    'a: |\n x\n y: 1\nz',
    '? a\n  b',
    'a: &',
    ': :',
    '"',
    '*',
  ]) {
    for (const { start, end, message } of parseYamlText(text).problems) {
      assert.ok(start >= 0 && start < end && end <= text.length + 1, text);
      assert.match(message, /^[A-Z].*[.?]$/);
    }
  }
});

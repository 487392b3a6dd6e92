import { test } from 'node:test';
import assert from 'node:assert/strict';
import { formatYaml } from '../../../../../src/core/language/format/yaml.ts';
import { Parser } from '../../../../../src/core/language/parser.ts';
import { documentOf } from '../../../../support/documents.ts';

function formatted(text: string, indent = 2): string {
  const answer = formatYaml(new Parser().parse(documentOf(text)), indent);
  return typeof answer === 'string' ? answer : `refused: ${answer.refused}`;
}

test('blocks of every kind keep their signs, their lines and their chomping', () => {
  for (const sign of ['|', '|-', '|+', '>', '>-', '>+']) {
    // Only with blank lines at its end a block says `+`.
    const end = sign.endsWith('+') ? '\n' : '';
    const text = `a:\n      b: ${sign}\n          x\n            y\n\n          z\n${end}`;
    assert.equal(formatted(text), `a:\n  b: ${sign}\n    x\n      y\n\n    z\n${end}`);
  }
});

test('a block without a line is laid out once and stays so', () => {
  for (const text of ['>-\n', '>\n\n', 'a: >-\nb: 1\n', 'a:   >\n\nb: |\n', 'a: >+\n\n\n']) {
    const once = formatted(text);
    assert.doesNotMatch(once, /^refused/, text);
    assert.equal(formatted(once), once, text);
  }
});

test('a block in a list, with a number for its indentation', () => {
  assert.equal(formatted('a:\n- |2\n    x\n  y\n'), 'a:\n  - |2\n      x\n    y\n');
});

test('comments stay wherever they stand', () => {
  const text = '# 1\n\n# 2\na: # 3\n    # 4\n    b: 1 # 5\n    # 6\n# 7\nc: [ # 8\n  x # 9\n]\n# 10\n';
  const after = formatted(text);
  assert.deepEqual(after.match(/# \d+/g), text.match(/# \d+/g), after);
});

test('anchors, aliases, tags and merges stay', () => {
  const text = 'a: &x\n    b: 1\nc:\n    <<: *x\nd: !Sub "${e}"\nf: *x\n';
  assert.equal(formatted(text), 'a: &x\n  b: 1\nc:\n  <<: *x\nd: !Sub "${e}"\nf: *x\n');
  assert.equal(formatted('a: !x\n    b: *y\n'), 'a: !x\n  b: *y\n');
});

test('line ends and the text’s mark stay', () => {
  assert.equal(formatted('\ufeffa:   1\r\nb:   |\r\n    x\r\n'), '\ufeffa: 1\r\nb: |\r\n  x\r\n');
});

test('what would be written in another style is refused, and said so', () => {
  for (const text of ['a: |\n  x\u0007\n', 'a:   x\u0085y\n', "a:   'x\ud83d'\n"])
    assert.match(formatted(text), /^refused: .* It stays as it is\.$/);
});

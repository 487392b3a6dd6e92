import { test } from 'node:test';
import assert from 'node:assert/strict';
import { isSame } from '../../../../../src/core/language/syntax/same.ts';
import { parseYamlText } from '../../../../../src/core/language/syntax/yaml.ts';

function same(a: string, b: string): boolean {
  return isSame(parseYamlText(a).root, parseYamlText(b).root);
}

test('the way it is written does not count', () => {
  assert.ok(same('a: [1, "x"]\n', '{a: [1, x]}'));
  assert.ok(same('a: |\n  t\n', 'a: "t\\n"'));
  assert.ok(same('', '# nothing'));
});

for (const [a, b] of [
  ['a: 1', 'a: "1"'],
  ['a: 1', 'b: 1'],
  ['{a: 1, b: 2}', '{b: 2, a: 1}'],
  ['[1]', '[1, 2]'],
  ['[1]', '{a: 1}'],
  ['a: !Sub x', 'a: x'],
  ['a', ''],
] as const) {
  test(`${a} is not ${b}`, () => {
    assert.ok(!same(a, b));
    assert.ok(!same(b, a));
  });
}

test('what aliases stand for is compared once, not once an alias', () => {
  const text = Array.from(
    { length: 60 },
    (_, at) => `p${at}: &p${at} ${at === 0 ? '[x]' : `[*p${at - 1}, *p${at - 1}]`}`,
  ).join('\n');
  assert.ok(same(text, `${text} # the same`));
  assert.ok(!same(text, text.replace('[x]', '[y]')));
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { onOneLine, quoteOnOneLine } from '../../../../../src/core/language/syntax/flowRepair.ts';
import { textOf, valueOf } from '../../../../../src/core/language/syntax/node.ts';
import { parseYamlText } from '../../../../../src/core/language/syntax/yaml.ts';
import { plainValue } from '../../../../support/plainValue.ts';
import { quick } from '../../../../support/quick.ts';

const tooFarLeft = `step:
    inputs:
        Payload: {
        "a": True, # why }
        "b": "}",
        "c": [
    1,
    2
    ]
        }
    next: x
`;

test('brackets whose lines stand too far to the left are read as other readers do', () => {
  const { root, problems } = parseYamlText(tooFarLeft);
  assert.deepEqual(problems, []);
  const inOrder = parseYamlText(tooFarLeft.replace(/\{[^]*\}/, '{ "a": True, "b": "}", "c": [1, 2] }')).root;
  const values = (node: unknown): unknown =>
    JSON.parse(
      JSON.stringify(node, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value)),
    );
  assert.deepEqual(values(root), values(inOrder));
});

test('of two brackets that open on a line, the one that is open is found', () => {
  const text = 'a:\n  b: { c: [1], d:\n2 }\n';
  const { root, problems } = parseYamlText(text);
  assert.deepEqual(problems, []);
  assert.deepEqual(root && plainValue(root), { a: { b: { c: [1], d: 2 } } });
});

test('a line of nothing but blanks and brackets is looked through soon', () => {
  const text = `a:\n  b: {${' }} '.repeat(100_000)}`;
  assert.ok(quick(() => parseYamlText(text)).problems.length > 0);
});

test('everything stays where it was', () => {
  const offset = tooFarLeft.indexOf('"a"');
  const joined = onOneLine(tooFarLeft, offset) ?? '';
  assert.equal(joined.length, tooFarLeft.length);
  for (const word of ['"a"', '"b"', '"c"', 'next']) {
    assert.equal(joined.indexOf(word), tooFarLeft.indexOf(word));
  }
  assert.ok(!joined.includes('why'), 'a comment would swallow what follows it');
});

test('a bracket that is never closed stays a mistake', () => {
  const text = 'a:\n  b: {\n  "x": 1,\n  c: 2\n';
  assert.equal(onOneLine(text, text.length), undefined);
  assert.ok(parseYamlText(text).problems.length > 0);
});

test('Windows line ends are kept out of the way too', () => {
  const text = tooFarLeft.replaceAll('\n', '\r\n');
  assert.deepEqual(parseYamlText(text).problems, []);
});

test('many such brackets come to an end', () => {
  const entry = (index: number): string => `  k${index}: {\n  "a": 1\n  }\n`;
  const text = `top:\n${Array.from({ length: 40 }, (_, index) => entry(index)).join('')}`;
  assert.ok(Array.isArray(parseYamlText(text).problems));
});

test('quoted texts whose lines stand too far to the left are read as other readers do', () => {
  const text = `step:\n  a: "one\ntwo \\" three" # why\n  b: 'it''s\n four'\n  c: x\n`;
  const { root, problems } = parseYamlText(text);
  assert.deepEqual(problems, []);
  const step = valueOf(root, 'step');
  assert.deepEqual(
    ['a', 'b', 'c'].map((key) => textOf(valueOf(step, key))),
    ['one two " three', "it's  four", 'x'],
  );
});

test('a quote that is not closed stays a mistake, where it opens', () => {
  for (const text of ['a: "x\nb: "y"\n', "a: 'x\nb: y\n", 'a: "x\nb: ""\n']) {
    const [problem] = parseYamlText(text).problems;
    assert.equal(problem?.start, 3, text);
    assert.match(problem.message, /quote/);
  }
  assert.equal(quoteOnOneLine('a: x', 3, '"'), undefined);
});

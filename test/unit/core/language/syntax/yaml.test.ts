import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseYamlText } from '../../../../../src/core/language/syntax/yaml.ts';
import {
  isMap,
  isScalar,
  itemsOf,
  textOf,
  valueOf,
  type SyntaxNode,
} from '../../../../../src/core/language/syntax/node.ts';
import { plainValue } from '../../../../support/plainValue.ts';
import { quick } from '../../../../support/quick.ts';

function rootOf(text: string): SyntaxNode {
  const { root, problems } = parseYamlText(text);
  assert.deepEqual(problems, []);
  assert.ok(root);
  return root;
}

function problems(text: string): readonly string[] {
  return parseYamlText(text).problems.map(
    ({ code, start, end }) => `${code} ${JSON.stringify(text.slice(start, end))}`,
  );
}

test('maps, lists and scalars with their offsets and styles', () => {
  const text = 'a: 1\nb: ["x", true]\nc: |\n  block\n';
  const root = rootOf(text);
  assert.ok(isMap(root));
  assert.deepEqual(plainValue(root), { a: 1, b: ['x', true], c: 'block\n' });
  const [x] = itemsOf(valueOf(root, 'b'));
  assert.ok(isScalar(x));
  assert.equal(text.slice(x.start, x.end), '"x"');
  assert.equal(x.style, 'quoted');
  const block = valueOf(root, 'c');
  assert.ok(isScalar(block));
  assert.equal(block.style, 'block');
});

test('a key without a value is null right behind the key', () => {
  const value = valueOf(rootOf('inputs:\nnext: 1'), 'inputs');
  assert.ok(isScalar(value));
  assert.equal(value.value, null);
  assert.ok(value.start <= 'inputs:\n'.length);
});

test('a text without content has no root', () => {
  for (const text of ['', '\n\n', '# only a comment\n', '---\n'])
    assert.equal(parseYamlText(text).root, undefined, text);
});

test('numbers as keys keep their text', () => {
  const root = rootOf('1.0: a\ntrue: b');
  assert.ok(isMap(root));
  assert.deepEqual(
    root.entries.map((entry) => entry.name),
    ['1.0', 'true'],
  );
});

test('aliases are the nodes of their anchors, and merge keys give what is not there', () => {
  const root = rootOf('a: &x {c: 1, d: 2}\nb: *x\ne:\n  <<: *x\n  d: 3\n');
  assert.equal(valueOf(root, 'a'), valueOf(root, 'b'));
  assert.deepEqual(plainValue(root), { a: { c: 1, d: 2 }, b: { c: 1, d: 2 }, e: { d: 3, c: 1 } });
});

test('an alias without an anchor is a problem, not an exception', () => {
  assert.deepEqual(problems('a: *nobody'), ['yaml-syntax "*nobody"']);
  assert.deepEqual(problems('a: *later\nb: &later 1'), ['yaml-syntax "*later"']);
});

test('values that another tool computes are opaque', () => {
  const root = rootOf('a: !Sub "x ${y}"\nb: !If [c, d, e]\nc: !!str 1\nd: !GetAtt {x: 1}');
  for (const name of ['a', 'b', 'd']) {
    const node = valueOf(root, name);
    assert.ok(isScalar(node) && node.opaque, name);
    assert.equal(textOf(node), undefined);
  }
  assert.equal(textOf(valueOf(root, 'c')), '1');
});

test('an unquoted reference is one problem, in every place', () => {
  assert.deepEqual(problems('a: {{ x }}'), ['unquoted-reference "{{ x }}"']);
  assert.deepEqual(problems('a: {{ x }} and more'), ['unquoted-reference "{{ x }}"']);
  assert.deepEqual(problems('a:\n  - {{ x }}\n'), ['unquoted-reference "{{ x }}"']);
});

test('a document in flow style, and a document behind a byte order mark', () => {
  assert.deepEqual(plainValue(rootOf('{"a": {"b": [1]}}')), { a: { b: [1] } });
  assert.deepEqual(plainValue(rootOf('\uFEFFa: 1')), { a: 1 });
});

test('anchors that multiply are read in linear time', () => {
  const levels = Array.from(
    { length: 30 },
    (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`,
  );
  const { problems: found } = parseYamlText(`a0: &a0 x\n${levels.join('\n')}\n`);
  assert.deepEqual(found, []);
});

test('of several maps that are merged the first wins, and what is written there wins over all', () => {
  const root = rootOf('a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  z: 3\n');
  assert.deepEqual(plainValue(valueOf(root, 'c') ?? root), { x: 1, y: 1, z: 3 });
});

test('a merge key of anything but maps is a key like others', () => {
  for (const value of ['1', '[1, {a: 2}]', 'text']) {
    const root = rootOf(`<<: ${value}\nb: 1\n`);
    assert.ok(isMap(root));
    assert.deepEqual(
      root.entries.map((entry) => entry.name),
      ['<<', 'b'],
      value,
    );
  }
});

test('a duplicate key keeps both of its entries for the rule that says so', () => {
  const root = rootOf('a: 1\nb: 2\na: 3\n');
  assert.ok(isMap(root));
  assert.deepEqual(
    root.entries.map(({ name }) => name),
    ['a', 'b', 'a'],
  );
});

const scalars: readonly (readonly [text: string, value: unknown, style: string])[] = [
  ['0o17', 15, 'plain'],
  ['0x1F', 31, 'plain'],
  ['1e3', 1000, 'plain'],
  ['.5', 0.5, 'plain'],
  ['true', true, 'plain'],
  ['yes', 'yes', 'plain'],
  ['off', 'off', 'plain'],
  ['~', null, 'plain'],
  ['null', null, 'plain'],
  ['"null"', 'null', 'quoted'],
  ["'it''s'", "it's", 'quoted'],
  ['"a\\tb"', 'a\tb', 'quoted'],
  ['2026-01-15', '2026-01-15', 'plain'],
  ['12345678901234567890', 12345678901234567000, 'plain'],
  ['key:value', 'key:value', 'plain'],
  ['a#b', 'a#b', 'plain'],
  ['|\n  a\n  b', 'a\nb\n', 'block'],
  ['>-\n  a\n  b', 'a b', 'block'],
];

for (const [text, value, style] of scalars) {
  test(`${JSON.stringify(text)} is ${JSON.stringify(value)}, ${style}`, () => {
    const node = valueOf(rootOf(`k: ${text}\n`), 'k');
    assert.ok(isScalar(node));
    assert.deepEqual([node.value, node.style], [value, style]);
  });
}

test('spans are the same whatever ends the lines, but for the ends themselves', () => {
  const text = 'a: "x"\nb:\n  - y\n';
  const root = rootOf(text.replaceAll('\n', '\r\n'));
  const [y] = itemsOf(valueOf(root, 'b'));
  assert.equal(text.replaceAll('\n', '\r\n').slice(y?.start, y?.end), 'y');
  assert.equal(textOf(valueOf(root, 'a')), 'x');
});

test('a list or a map as a key is a mistake, and not lost in silence', () => {
  for (const text of ['[a, b]: 1\n', '? [a]\n: 1\n', 'k: { [a]: 1, b: 2 }\n']) {
    const { problems } = parseYamlText(text);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['yaml-syntax'],
      text,
    );
  }
});

test('a slip that turns thousands of braces into mistakes is told once, at its place, and soon', () => {
  const braces = '{{ a.b }} '.repeat(30_000);
  const text = `a:\n  - |\n     x\n    ${braces}\nb: 1\n`;
  const { problems } = quick(() => parseYamlText(text));
  assert.deepEqual(
    problems.map(({ start }) => start),
    [text.indexOf('{{')],
  );
});

test('of several documents the first is read, and the second is a mistake', () => {
  const text = 'a: 1\n---\nb: 2\n---\nc: 3\n';
  const { root, problems } = parseYamlText(text);
  assert.deepEqual(root && plainValue(root), { a: 1 });
  assert.deepEqual(
    problems.map(({ message }) => message),
    ['A file holds one document. Remove the "---" and what follows it.'],
  );
});

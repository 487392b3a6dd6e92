import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  contains,
  entriesOf,
  entryOf,
  itemsOf,
  textOf,
  valueOf,
  walk,
} from '../../../../../src/core/language/syntax/node.ts';
import { parseYamlText } from '../../../../../src/core/language/syntax/yaml.ts';

test('looks up values; of several keys of one name the last counts', () => {
  const { root } = parseYamlText('a: 1\nb: [x]\na: two');
  assert.equal(textOf(valueOf(root, 'a')), 'two');
  assert.equal(entryOf(root, 'a')?.key.start, 'a: 1\nb: [x]\n'.length);
  assert.equal(itemsOf(valueOf(root, 'b')).length, 1);
});

test('what is not there, or of another kind, is empty', () => {
  const { root } = parseYamlText('a: 1');
  assert.equal(valueOf(root, 'b'), undefined);
  assert.equal(valueOf(undefined, 'a'), undefined);
  assert.equal(textOf(valueOf(root, 'a')), undefined);
  assert.deepEqual(itemsOf(root), []);
  assert.deepEqual(entriesOf(valueOf(root, 'a')), []);
});

test('a walk meets every node once, parents first, in the order of the text', () => {
  const { root } = parseYamlText('a: &x [1, 2]\nb: *x\nc: {d: 3}');
  const values = [...walk(root)].map((node) => (node.kind === 'scalar' ? node.value : node.kind));
  assert.deepEqual(values, ['map', 'list', 1, 2, 'map', 3]);
  assert.deepEqual([...walk(undefined)], []);
});

test('a span contains its end, where a cursor can stand', () => {
  assert.deepEqual(
    [1, 2, 5, 6].map((offset) => contains({ start: 2, end: 5 }, offset)),
    [false, true, true, false],
  );
});

test('a text is that of a string only', () => {
  const { root } = parseYamlText('a: x\nb: 1\nc: true\nd: null\ne: [x]\nf: {x: 1}\ng: !Sub x\nh: ""\n');
  assert.deepEqual(
    ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name) => textOf(valueOf(root, name))),
    ['x', undefined, undefined, undefined, undefined, undefined, undefined, '', undefined],
  );
});

test('names that mean something to JavaScript are keys like others', () => {
  const { root } = parseYamlText('__proto__: a\nconstructor: b\ntoString: c\n');
  assert.equal(textOf(valueOf(root, '__proto__')), 'a');
  assert.equal(textOf(valueOf(root, 'constructor')), 'b');
  assert.equal(valueOf(root, 'hasOwnProperty'), undefined);
});

test('a walk over what is nested a thousand times needs no stack', () => {
  let node = parseYamlText('leaf').root;
  for (let depth = 0; depth < 20_000; depth += 1)
    node = { kind: 'list', items: node === undefined ? [] : [node], flow: true, start: 0, end: 1 };
  assert.equal([...walk(node)].length, 20_001);
});

test('a walk over a graph in which everything is used twice is as long as what is written', () => {
  const levels = Array.from(
    { length: 25 },
    (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`,
  );
  const { root } = parseYamlText(`a0: &a0 x\n${levels.join('\n')}\n`);
  assert.equal([...walk(root)].length, 27);
});

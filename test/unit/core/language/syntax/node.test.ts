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

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { locate } from '../../../../../src/core/language/schema/locate.ts';
import { isMap, isScalar, type MapNode } from '../../../../../src/core/language/syntax/node.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';
import { optional } from '../../../../../src/core/language/tables/spec.ts';

const inner = [optional('Key', 'String', 'A key.')];
const keys = [optional('Pairs', 'MapList', 'Pairs.', { keys: inner })];

function map(text: string): MapNode {
  const { root } = parse(text, 'yaml');
  assert.ok(isMap(root));
  return root;
}

test('follows a pointer through maps and lists, in the tree and in the table', () => {
  const place = locate(map('Pairs: [{Key: x}]'), { keys, open: false }, '/Pairs/0/Key');
  assert.ok(place && isScalar(place.node));
  assert.equal(place.node.value, 'x');
  assert.equal(place.key?.name, 'Key');
  assert.equal(place.name, 'Key');
});

test('an item belongs to the key of its list', () => {
  const place = locate(map('Pairs: [{Key: x}]'), { keys, open: false }, '/Pairs/0');
  assert.equal(place?.name, 'Pairs');
  assert.deepEqual(place.keys, inner);
});

test('the empty pointer is the map itself', () => {
  const root = map('a: 1');
  assert.equal(locate(root, { keys, open: false }, '')?.node, root);
});

test('of a key that stands twice the last counts, as for parsers', () => {
  const place = locate(map('Pairs: 1\nPairs: 2'), { keys, open: false }, '/Pairs');
  assert.ok(place && isScalar(place.node));
  assert.equal(place.node.value, 2);
});

test('pointers that lead nowhere', () => {
  const root = map('Pairs: [x]');
  for (const pointer of ['/None', '/Pairs/7', '/Pairs/0/Key', '/Pairs/x']) {
    assert.equal(locate(root, { keys, open: false }, pointer), undefined, pointer);
  }
});

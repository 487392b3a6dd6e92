import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  placeAt,
  siblingsOf,
  type TreePlace,
} from '../../../../../../src/core/language/features/place/tree.ts';
import { parse } from '../../../../../../src/core/language/syntax/parse.ts';

function place(textWithMark: string): TreePlace | undefined {
  const offset = textWithMark.indexOf('‸');
  return placeAt(parse(textWithMark.replace('‸', ''), 'yaml').root, offset);
}

function way(textWithMark: string): string {
  const found = place(textWithMark);
  return `${found?.part ?? 'nowhere'} ${found?.levels.map(({ name }) => name ?? '[]').join(' ') ?? ''}`.trim();
}

test('keys and values, through maps and lists', () => {
  assert.equal(way('a: {b: [x, {c‸: 1}]}'), 'key a b [] c');
  assert.equal(way('a: {b: [x, {c: 1‸}]}'), 'value a b [] c');
  assert.equal(way('a: {b: [x‸, {c: 1}]}'), 'value a b []');
});

test('between the entries of a map stands the map', () => {
  const found = place('a: {b: 1,  ‸  c: 2}');
  assert.equal(found?.node?.kind, 'map');
});

test('outside of the tree there is nothing', () => {
  assert.equal(place('‸'), undefined);
  assert.equal(place('a: 1\n\n\n‸\n'), undefined);
});

test('siblings have the text of scalars only', () => {
  const { root } = parse('a: 1\nb: [x]\nc: text', 'yaml');
  assert.deepEqual(
    [...siblingsOf(root)],
    [
      ['a', '1'],
      ['b', ''],
      ['c', 'text'],
    ],
  );
  assert.equal(siblingsOf(undefined).size, 0);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { TreeBuilder } from '../../../../../src/core/language/syntax/builder.ts';
import { isMap } from '../../../../../src/core/language/syntax/node.ts';
import { plainValue } from '../../../../support/plainValue.ts';

test('builds nested maps and lists', () => {
  const builder = new TreeBuilder();
  builder.open('map', 0);
  builder.key('a', { start: 1, end: 4 });
  builder.open('list', 6);
  builder.scalar(1, 7, 8);
  builder.close(9);
  builder.close(10);
  const root = builder.finish(10);
  assert.deepEqual(root && plainValue(root), { a: [1] });
  assert.equal(root?.end, 10);
});

test('a key whose value never comes is null at its end', () => {
  const builder = new TreeBuilder();
  builder.open('map', 0);
  builder.key('a', { start: 1, end: 4 });
  builder.key('b', { start: 5, end: 8 });
  builder.scalar('x', 9, 12);
  const root = builder.finish(12);
  assert.ok(isMap(root));
  assert.deepEqual(plainValue(root), { a: null, b: 'x' });
  assert.equal(root.entries[0]?.value.start, 4);
});

test('values without a key, a second root and closings too many are passed over', () => {
  const builder = new TreeBuilder();
  builder.key('lost', { start: 0, end: 1 });
  builder.close(1);
  builder.open('map', 1);
  builder.scalar('no key', 2, 3);
  builder.close(4);
  builder.scalar('second', 5, 6);
  builder.close(7);
  assert.deepEqual(builder.finish(7), { kind: 'map', entries: [], flow: true, start: 1, end: 4 });
});

test('nothing yields nothing', () => {
  assert.equal(new TreeBuilder().finish(0), undefined);
});

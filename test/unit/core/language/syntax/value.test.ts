import { test } from 'node:test';
import assert from 'node:assert/strict';
import { isComputed, plainMap, plainValue } from '../../../../../src/core/language/syntax/value.ts';
import { isMap, type SyntaxNode } from '../../../../../src/core/language/syntax/node.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

function node(text: string): SyntaxNode {
  const { root } = parse(text, 'yaml');
  assert.ok(root);
  return root;
}

test('values as a program would see them', () => {
  assert.deepEqual(plainValue(node('a: [1, x, true, ~]')), { a: [1, 'x', true, null] });
});

test('what CloudFormation computes becomes text with a reference, which fits everywhere', () => {
  assert.deepEqual(plainValue(node('a: !Ref b\nc: {Ref: d}\ne: {"Fn::Sub": x}')), {
    a: '{{ computed }}',
    c: '{{ computed }}',
    e: '{{ computed }}',
  });
  assert.equal(isComputed(node('{Ref: d}')), true);
  assert.equal(isComputed(node('{Ref: d, x: 1}')), false);
  assert.equal(isComputed(node('[Ref]')), false);
});

test('names of JavaScript’s own are names like any other', () => {
  const root = node('__proto__: 1\nconstructor: 2');
  assert.ok(isMap(root));
  const value = plainMap(root);
  assert.deepEqual(Object.keys(value), ['__proto__', 'constructor']);
  assert.equal(Reflect.get({}, 'constructor'), Object);
});

test('keys can be renamed on the way', () => {
  const root = node('RunCommand: x');
  assert.ok(isMap(root));
  assert.deepEqual(
    plainMap(root, (name) => name.toLowerCase()),
    { runcommand: 'x' },
  );
});

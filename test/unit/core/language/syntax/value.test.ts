import { test } from 'node:test';
import assert from 'node:assert/strict';
import { isComputed, placeOf } from '../../../../../src/core/language/syntax/value.ts';
import { entryOf, type SyntaxNode } from '../../../../../src/core/language/syntax/node.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

function node(text: string): SyntaxNode {
  const { root } = parse(text, 'yaml');
  assert.ok(root);
  return root;
}

test('a map with nothing but a function of CloudFormation is computed, and so is what has a tag', () => {
  for (const text of ['{Ref: d}', '{"Fn::Sub": x}', '!Ref b']) assert.equal(isComputed(node(text)), true);
  for (const text of ['{Ref: d, x: 1}', '[Ref]', '{Reference: d}', 'Ref'])
    assert.equal(isComputed(node(text)), false);
});

test('a value is pointed at by little of it, and by its key when it stands below that', () => {
  const text = 'a:\n  - b\nc: [d]\ne: |\n  f\ng: h\ni:\n';
  const root = node(text);
  const pointed = ['a', 'c', 'e', 'g', 'i'].map((name) => {
    const entry = entryOf(root, name);
    assert.ok(entry);
    const { start, end } = placeOf(entry.value, entry);
    return text.slice(start, end);
  });
  assert.deepEqual(pointed, ['a', '[', '|', 'h', 'i']);
});

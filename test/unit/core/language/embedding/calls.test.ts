import { test } from 'node:test';
import assert from 'node:assert/strict';
import { branchesOf, callOf, type Call } from '../../../../../src/core/language/embedding/calls.ts';
import { itemsOf, valueOf, type SyntaxNode } from '../../../../../src/core/language/syntax/node.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';
import { LineMap } from '../../../../../src/core/language/text.ts';

/** The function that computes `a`, and the source of what it is given. */
function called(text: string): (Call & { readonly source: string }) | undefined {
  const node = valueOf(parse(text, 'yaml').root, 'a');
  assert.ok(node);
  const call = callOf({ text, format: 'yaml', lines: new LineMap(text) }, node);
  return call && { ...call, source: sourceOf(text, call.argument) };
}

function sourceOf(text: string, { start, end }: SyntaxNode): string {
  return text.slice(start, end).trimEnd();
}

test('the long and the short form are the same', () => {
  for (const text of ['a: {Fn::Sub: "x"}', 'a: !Sub "x"', 'a: !Sub # why\n  "x"', 'a: !Sub\n\n  "x"']) {
    const call = called(text);
    assert.equal(call?.name, 'Sub', text);
    assert.equal(call.source, '"x"', text);
    assert.equal(call.argument.kind === 'scalar' && call.argument.value, 'x');
  }
  assert.equal(called('a: {Ref: x}')?.name, 'Ref');
  assert.equal(called('a: !GetAtt b.c')?.name, 'GetAtt');
});

test('a list behind a tag is read, where it stands', () => {
  for (const text of [
    'a: !Join ["-", [b, c]]',
    'a: !Join\n- "-"\n- [b, c]',
    'z:\na: !Join\n    - "-"\n    - [b, c]\n',
  ]) {
    const call = called(text);
    assert.equal(call?.name, 'Join', text);
    assert.deepEqual(
      itemsOf(call.argument).map((item) => sourceOf(text, item)),
      ['"-"', '[b, c]'],
    );
  }
});

test('what is written as it is has no function', () => {
  for (const text of ['a: b', 'a: {b: c}', 'a: {Fn::Sub: b, c: d}', 'a: {Reference: b}', 'a: {}', 'a: [b]']) {
    assert.equal(called(text), undefined, text);
  }
});

test('what cannot be read behind a tag is left alone', () => {
  assert.equal(called('a: !If [b, *c]'), undefined);
  assert.equal(called('a: !If'), undefined);
});

test('the branches of an If are its second and its third', () => {
  const text = 'a: !If [c, x, y]';
  const call = called(text);
  assert.ok(call);
  assert.deepEqual(
    branchesOf(call).map((node) => sourceOf(text, node)),
    ['x', 'y'],
  );
  assert.deepEqual(branchesOf({ ...call, name: 'Join' }), []);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { sourceOf } from '../../../../src/core/language/source.ts';
import { isMap, isScalar, valueOf } from '../../../../src/core/language/syntax/node.ts';
import { parse } from '../../../../src/core/language/syntax/parse.ts';
import type { Format } from '../../../../src/core/language/text.ts';

/** The text of a part of the value of `a`. */
function source(text: string, part: string, format: Format = 'yaml'): string | undefined {
  const { root } = parse(text, format);
  const node = isMap(root) ? root.entries[0]?.value : undefined;
  assert.ok(isScalar(node));
  const from = String(node.value).indexOf(part);
  const span = sourceOf(text, node, from, from + part.length);
  return span && text.slice(span.start, span.end);
}

test('a part is found behind quotes and escapes', () => {
  assert.equal(source('a: step:x', 'x'), 'x');
  assert.equal(source('a: "step:x"', 'x'), 'x');
  assert.equal(source("a: 'it''s x'", 'x'), 'x');
  assert.equal(source('a: "\\t\\x41\\u0042 x"', 'x'), 'x');
  assert.equal(source('{"a": "\\"\\u00e9\\\\x"}', 'x', 'json'), 'x');
  assert.equal(source('{"a": "\\u0078y"}', 'x', 'json'), '\\u0078');
});

test('the whole of a value is its text without quotes, whatever is in it', () => {
  assert.equal(source('a: "\\x41"', 'A'), '\\x41');
  assert.equal(source('a: 0x10', '16'), '0x10');
});

test('a part is found on the lines of a quoted text', () => {
  assert.equal(source('a: "one\n  two"', 'two'), 'two');
  assert.equal(source("a: 'one  \n\n \n  it''s two'", 'two'), 'two');
  assert.equal(source('a: "one \\\n  \\  two\\n\\\r\n   three"', 'three'), 'three');
  assert.equal(source('a: "one\n  two"', 'e t'), undefined);
});

test('a part of folded lines cannot be told without quotes', () => {
  assert.equal(source('a: >\n  one\n  two\n', 'two'), undefined);
  assert.equal(source('a: one\n  two', 'two'), undefined);
});

test('a folded text as a whole is a place, and nothing of the node but that', () => {
  const text = 'a: one\n  two';
  const { root } = parse(text, 'yaml');
  const node = valueOf(root, 'a');
  assert.ok(isScalar(node));
  assert.deepEqual(sourceOf(text, node, 0, 'one two'.length), { start: 3, end: text.length });
});

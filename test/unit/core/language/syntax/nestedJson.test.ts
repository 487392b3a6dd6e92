import { test } from 'node:test';
import assert from 'node:assert/strict';
import { nestedJson } from '../../../../../src/core/language/syntax/nestedJson.ts';
import { isScalar, valueOf, walk, type SyntaxNode } from '../../../../../src/core/language/syntax/node.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';
import type { Format } from '../../../../../src/core/language/text.ts';

/** The texts in the JSON of the key `a`, each as it stands in the document. */
function texts(text: string, format: Format = 'yaml'): readonly string[] | undefined {
  const node = valueOf(parse(text, format).root, 'a');
  const nested: SyntaxNode | undefined = node && nestedJson(text, node);
  return nested && [...walk(nested)].filter(isScalar).map(({ start, end }) => text.slice(start, end));
}

test('its texts stand where they are written, whatever the quotes', () => {
  assert.deepEqual(texts(`a: '{"b": "c", "d": ["e", 1]}'`), ['c', 'e', '1']);
  assert.deepEqual(texts('a: "{\\"b\\": \\"c\\"}"'), ['c']);
  assert.deepEqual(texts('{"a": "{\\"b\\": \\"c\\"}"}', 'json'), ['c']);
});

test('other text and broken JSON are none', () => {
  for (const text of ['a: b', `a: '["b"]'`, `a: '{"b": }'`, 'a: 1', 'a: { b: c }']) {
    assert.equal(texts(text), undefined, text);
  }
});

test('what cannot be placed is left out', () => {
  assert.deepEqual(texts('a: >\n  {"b": "c"}\n'), []);
});

test('JSON that is nested more deeply than a reader can follow is none', () => {
  // Written as escapes, the brackets are none of the document.
  assert.equal(texts(`{"a": "{\\"b\\": ${'\\u005b'.repeat(20_000)}"}`, 'json'), undefined);
});

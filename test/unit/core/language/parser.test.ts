import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Parser } from '../../../../src/core/language/parser.ts';
import type { TextDocument } from '../../../../src/core/language/text.ts';

function counted(
  uri: string,
  version: number,
): { readonly document: TextDocument; readonly reads: () => number } {
  let reads = 0;
  const getText = (): string => {
    reads += 1;
    return 'a: 1';
  };
  return { document: { uri, version, format: 'yaml', getText }, reads: () => reads };
}

test('a version is read once, whoever asks', () => {
  const parser = new Parser();
  const { document, reads } = counted('a', 1);
  assert.equal(parser.parse(document), parser.parse(document));
  assert.equal(reads(), 1);
});

test('another version is read anew', () => {
  const parser = new Parser();
  const first = parser.parse(counted('a', 1).document);
  assert.notEqual(parser.parse(counted('a', 2).document), first);
});

test('another format of the same document is another document', () => {
  const parser = new Parser();
  const yaml = parser.parse(counted('a', 1).document);
  const json = parser.parse({ ...counted('a', 1).document, format: 'json' });
  assert.notEqual(yaml, json);
  assert.equal(json.problems.length > 0, true);
});

test('what was used longest ago is forgotten first, and so is what was closed', () => {
  const parser = new Parser(2);
  const [a, b, c] = ['a', 'b', 'c'].map((uri) => counted(uri, 1));
  for (const each of [a, b, a, c, a, b]) if (each !== undefined) parser.parse(each.document);
  assert.deepEqual([a?.reads(), b?.reads(), c?.reads()], [1, 2, 1]);
  parser.forget('a');
  if (a !== undefined) parser.parse(a.document);
  assert.equal(a?.reads(), 2);
});

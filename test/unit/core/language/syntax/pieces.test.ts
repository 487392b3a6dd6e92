import { test } from 'node:test';
import assert from 'node:assert/strict';
import { piecesOf, type TopPiece } from '../../../../../src/core/language/syntax/pieces.ts';

const long = '  # '.padEnd(500, '-');

function shown(tops: readonly TopPiece[] | undefined): unknown {
  return tops?.map((top) =>
    top.kind === 'whole'
      ? top.piece.text.trim()
      : { [top.header.text.trim()]: top.parts.map((part) => part.text.trim().split('\n')[0]) },
  );
}

test('a text falls into its top-level entries, and a long one into items or entries', () => {
  const text = `# about\n---\na: 1\n"b c": |\n  a: 1\n\nlist: # why\n${long}\n  - name: x\n    y: 1\n  - name: z\n\nmap:\n${long}\n    k: 1\n    'l m':\n      - 1\n`;
  assert.deepEqual(shown(piecesOf(text)), [
    'a: 1',
    '"b c": |\n  a: 1',
    { 'list: # why': ['- name: x', '- name: z'] },
    { 'map:': ['k: 1', "'l m':"] },
  ]);
});

test('the pieces are the text, in its order, with where they start', () => {
  const text = `a: 1\nlist:\n${long}\n- x\n- y\nb: 2`;
  for (const top of piecesOf(text) ?? []) {
    const pieces = top.kind === 'whole' ? [top.piece] : [top.header, ...top.parts];
    for (const piece of pieces) assert.ok(text.startsWith(piece.text, piece.start), piece.text);
  }
});

test('Windows line ends make no difference', () => {
  const text = `a: 1\nlist:\n${long}\n  - x\n  - y\n`;
  const unix = shown(piecesOf(text));
  assert.deepEqual(shown(piecesOf(text.replaceAll('\n', '\r\n'))), unix);
});

for (const [what, text] of [
  ['an empty text', ''],
  ['brackets at the top', '{ "a": 1 }'],
  ['a list at the top', '- a: 1\n- b: 2'],
  ['text before the first key', 'hello\na: 1'],
  ['a second document', 'a: 1\n---\nb: 2'],
  ['a document’s end', 'a: 1\n...\n'],
  ['a directive', '%YAML 1.2\n---\na: 1'],
  ['a merge key', 'a: &x\n  b: 1\nc:\n  <<: *x\n'],
] as const) {
  test(`${what} is not taken apart`, () => {
    assert.equal(piecesOf(text), undefined);
  });
}

test('what stands before the first item keeps an entry whole', () => {
  const text = `list:\n${long}\n  key: 1\n  - x\n`;
  assert.deepEqual(shown(piecesOf(text)), [{ 'list:': ['key: 1'] }]);
  const flow = `list: [1,\n${long}\n  2]\n`;
  assert.deepEqual(shown(piecesOf(flow)), [flow.trim()]);
});

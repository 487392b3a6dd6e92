import { test } from 'node:test';
import assert from 'node:assert/strict';
import { wordEnd, type WordPlace } from '../../../../../../src/core/language/features/completion/wordEnd.ts';

/** What behind the mark is replaced. */
function replaced(
  textWithMark: string,
  kind: WordPlace['kind'] = 'value',
  { word = '', isFlow = false } = {},
): string {
  const character = textWithMark.indexOf('‸');
  const line = textWithMark.replace('‸', '');
  return line.slice(character, wordEnd({ line, character, word, kind, isFlow }));
}

test('a quoted word goes on to its closing quote', () => {
  assert.equal(replaced('a: "x‸ y" # z', 'value', { word: '"x' }), ' y"');
  assert.equal(replaced("a: 'it''s‸ y' b", 'value', { word: "'it''s" }), " y'");
  assert.equal(replaced('a: "x\\"‸ y"', 'value', { word: '"x\\"' }), ' y"');
  assert.equal(replaced('a: "x"‸ y', 'value', { word: '"x"' }), '');
  assert.equal(replaced('a: ‸"x y" z'), '"x y"');
});

test('a quote that is not closed takes nothing of what follows', () => {
  assert.equal(replaced('a: "x‸', 'value', { word: '"x' }), '');
  assert.equal(replaced('[ "‸, "b" ]', 'value', { word: '"', isFlow: true }), '');
});

test('a plain value goes on to its end or a comment', () => {
  assert.equal(replaced('a: x‸y z # note', 'value', { word: 'x' }), 'y z');
  assert.equal(replaced('a: ‸x#y  # note'), 'x#y');
  assert.equal(replaced('a: ‸ # note'), '');
  assert.equal(replaced('{ a: ‸x y, b: c }', 'value', { isFlow: true }), 'x y');
  assert.equal(replaced('[‸ "b"]', 'value', { isFlow: true }), '');
});

test('a key goes on to its colon', () => {
  assert.equal(replaced('na‸me: x', 'key', { word: 'na' }), 'me');
  assert.equal(replaced('na‸me x', 'key', { word: 'na' }), 'me');
  assert.equal(replaced('aws:‸runShellScript: x', 'key', { word: 'aws:' }), 'runShellScript');
});

test('an item is a key when a colon follows, else a value', () => {
  assert.equal(replaced('- na‸me: x', 'item', { word: 'na' }), 'me');
  assert.equal(replaced('- echo‸ a b', 'item', { word: 'echo' }), ' a b');
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Cursor } from '../../../../../../src/core/language/features/completion/cursor.ts';
import { yamlCursor } from '../../../../../../src/core/language/features/completion/yamlCursor.ts';
import { LineMap } from '../../../../../../src/core/language/text.ts';
import { marked } from '../../../../../support/documents.ts';

function cursor(textWithMark: string): Cursor | undefined {
  const { text, position } = marked(textWithMark);
  return yamlCursor(new LineMap(text), position);
}

/** What a completion would replace. */
function replaced(textWithMark: string): string {
  const { text } = marked(textWithMark);
  const range = cursor(textWithMark)?.replace;
  assert.ok(range);
  const lines = new LineMap(text);
  return text.slice(lines.offset(range.start), lines.offset(range.end));
}

test('a word at the start of a line is a key', () => {
  assert.equal(cursor('ma‸')?.at, 'key');
  assert.equal(cursor('‸')?.at, 'key');
  assert.equal(cursor('a:\n  - na‸')?.at, 'key');
});

test('behind a colon and a space stands a value', () => {
  const found = cursor('a: 1\nb: x‸');
  assert.equal(found?.at, 'value');
  assert.equal(found.levels.at(-1)?.name, 'b');
  assert.equal(found.levels.at(-1)?.siblings.get('a'), '1');
});

test('directly behind the colon a value needs a space', () => {
  assert.equal(cursor('a:‸')?.lead, ' ');
  assert.equal(cursor('a: ‸')?.lead, '');
  assert.equal(cursor('- aws:‸')?.at, 'key');
});

test('brackets and braces that begin on the line are read', () => {
  const list = cursor('a: [x, ‸');
  assert.equal(list?.at, 'value');
  assert.deepEqual(
    list.levels.map(({ name }) => name),
    ['a', undefined],
  );
  const map = cursor('a: { type: String, de‸');
  assert.equal(map?.at, 'key');
  assert.deepEqual([...map.siblings], [['type', 'String']]);
  assert.equal(cursor('a: { type: ‸ }')?.levels.at(-1)?.name, 'type');
});

test('tabs before a key count as its indentation', () => {
  assert.equal(cursor('\tna‸')?.at, 'key');
});

test('the whole word is replaced, with its opening and closing quote', () => {
  assert.equal(replaced('action: aws:sl‸eep # x'), 'aws:sleep');
  assert.equal(replaced('action: "aws:sl‸eep"'), '"aws:sleep"');
  assert.equal(replaced("action: '‸'"), "''");
  assert.equal(replaced('na‸me: x'), 'name');
});

test('an opened quote is known, and so is a colon that follows', () => {
  assert.equal(cursor('a: "x‸')?.quote, '"');
  assert.equal(cursor("a: '‸")?.quote, "'");
  assert.equal(cursor('na‸me: x')?.hasColon, true);
  assert.equal(cursor('na‸')?.hasColon, false);
  assert.equal(cursor('a: aws:‸x')?.hasColon, false);
});

test('an item knows its dash and how far it hangs', () => {
  const found = cursor('a:\n  - ‸');
  assert.equal(found?.isItem, true);
  assert.equal(found.hanging, 2);
  assert.equal(cursor('a:\n  ‸')?.hanging, 0);
});

test('in a block of text there is text', () => {
  assert.equal(cursor('Script: |\n  de‸')?.at, 'text');
});

test('prose is no place for keys', () => {
  assert.equal(cursor('some words and ‸'), undefined);
  assert.equal(cursor('- echo one ‸'), undefined);
});

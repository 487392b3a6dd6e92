import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Cursor } from '../../../../../../src/core/language/features/completion/cursor.ts';
import { jsonCursor } from '../../../../../../src/core/language/features/completion/jsonCursor.ts';
import { Parser } from '../../../../../../src/core/language/parser.ts';
import { LineMap } from '../../../../../../src/core/language/text.ts';
import { documentOf, marked } from '../../../../../support/documents.ts';

function cursor(textWithMark: string): Cursor {
  const { text, position } = marked(textWithMark);
  const found = jsonCursor(new Parser().parse(documentOf(text, 'json')), position);
  assert.ok(found);
  return found;
}

function replaced(textWithMark: string): string {
  const { text } = marked(textWithMark);
  const { start, end } = cursor(textWithMark).replace;
  const lines = new LineMap(text);
  return text.slice(lines.offset(start), lines.offset(end));
}

function way(textWithMark: string): string {
  return cursor(textWithMark)
    .levels.map(({ name }) => name ?? '[]')
    .join(' ');
}

test('keys and values are told apart', () => {
  assert.equal(cursor('{ "na‸" }').at, 'key');
  assert.equal(cursor('{ "name": "x‸" }').at, 'value');
  assert.equal(cursor('{ "name": ‸ }').at, 'value');
  assert.equal(cursor('{ "list": ["x‸"] }').at, 'value');
});

test('the way to them, with the keys beside', () => {
  assert.equal(way('{ "mainSteps": [{ "action": "aws:sleep", "inputs": { "‸" } }] }'), 'mainSteps [] inputs');
  const { levels, siblings } = cursor(
    '{ "mainSteps": [{ "action": "aws:sleep", "inputs": { "a": 1, "‸" } }] }',
  );
  assert.equal(levels.at(-1)?.siblings.get('action'), 'aws:sleep');
  assert.equal(siblings.get('a'), '1');
});

test('the whole string is replaced; of one that is not closed, what stands before the cursor', () => {
  assert.equal(replaced('{ "a": "aws:sl‸eep" }'), '"aws:sleep"');
  assert.equal(replaced('{ "na‸me": 1 }'), '"name"');
  assert.equal(replaced('{ "a": "aws:sl‸\n}'), '"aws:sl');
  assert.equal(replaced('{ "a": ‸ }'), '');
});

test('a colon that follows is known, and so is an item', () => {
  assert.equal(cursor('{ "na‸me" : 1 }').hasColon, true);
  assert.equal(cursor('{ "na‸" }').hasColon, false);
  assert.equal(cursor('{ "a": [‸] }').isItem, true);
});

test('a text that breaks off is no hindrance', () => {
  assert.equal(way('{ "mainSteps": [{ "action": "‸'), 'mainSteps [] action');
  assert.equal(cursor('‸').at, 'value');
});

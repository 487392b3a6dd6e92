import { test } from 'node:test';
import assert from 'node:assert/strict';
import { tokenModifiers, tokenTypes } from '../../../../../src/core/language/lsp.ts';
import { documentOf, service } from '../../../../support/documents.ts';
import { textIn } from '../../../../support/names.ts';
import { namedRunbook } from '../../../../support/namedRunbook.ts';

function tokens(text: string): readonly string[] {
  return service
    .tokens(documentOf(text))
    .map(({ range, type, modifiers }) => [textIn(text, range), type, ...modifiers].join(' '));
}

test('each kind of name has its type; declarations and what AWS gives are marked', () => {
  const all = tokens(namedRunbook);
  for (const expected of [
    'Role parameter',
    'Role parameter declaration',
    'count variable declaration',
    'count variable',
    'find function declaration',
    'find function',
    'State property declaration',
    'State property',
    'global:REGION variable readonly defaultLibrary',
    'ssm:/plain/name variable readonly',
  ])
    assert.ok(all.includes(expected), expected);
});

test('tokens come in the order of the text, on one line each, and from the legend', () => {
  let [line, character] = [0, -1];
  for (const { range, type, modifiers } of service.tokens(documentOf(namedRunbook))) {
    assert.equal(range.start.line, range.end.line);
    assert.ok(range.start.line > line || range.start.character > character);
    [line, character] = [range.start.line, range.start.character];
    assert.ok(tokenTypes.includes(type) && modifiers.every((modifier) => tokenModifiers.includes(modifier)));
  }
});

test('nothing has none', () => {
  assert.deepEqual(tokens(''), []);
});

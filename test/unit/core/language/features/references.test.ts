import { test } from 'node:test';
import assert from 'node:assert/strict';
import { highlightKinds } from '../../../../../src/core/language/lsp.ts';
import { documentOf, marked, service } from '../../../../support/documents.ts';
import { startOf, textIn } from '../../../../support/names.ts';
import { namedRunbook } from '../../../../support/namedRunbook.ts';

function references(textWithMark: string, includeDeclaration: boolean): readonly string[] {
  const { text, position } = marked(textWithMark);
  return service.references(documentOf(text), position, { includeDeclaration }).map(({ range }) => {
    return `${textIn(text, range)} ${startOf(range)}`;
  });
}

test('uses are found from the declaration, and the declaration from a use', () => {
  const fromDeclaration = references(namedRunbook.replace('- name: fi', '- name: fi‸'), true);
  const fromUse = references(namedRunbook.replace('Default: fi', 'Default: fi‸'), true);
  assert.deepEqual(fromDeclaration, ['find 13:10', 'find 40:24', 'find 43:15', 'find 59:4']);
  assert.deepEqual(fromUse, fromDeclaration);
});

test('the declaration is left out when it is not asked for', () => {
  assert.deepEqual(references(namedRunbook.replace('name: rep', 'name: rep‸'), false), [
    'report 24:20',
    'report 25:20',
    'report 42:21',
    'report 60:5',
  ]);
});

test('what is undeclared has its uses all the same', () => {
  const text = 'schemaVersion: "0.3"\nassumeRole: "{{ no‸ne }} {{ none }}"\n';
  assert.equal(references(text, true).length, 2);
});

test('system variables are found wherever they stand', () => {
  const text =
    'schemaVersion: "0.3"\nassumeRole: "{{ global:RE‸GION }} {{ global:REGION }} {{ global:DATE }}"\n';
  assert.equal(references(text, false).length, 2);
});

test('where there is no name nothing is found', () => {
  assert.deepEqual(references('a: ‸b', true), []);
  assert.deepEqual(references('‸', true), []);
});

test('highlights tell the declaration from what reads it', () => {
  const { text, position } = marked(namedRunbook.replace('variable:co', 'variable:co‸'));
  const kinds = service.highlights(documentOf(text), position).map(({ kind }) => kind);
  assert.deepEqual(kinds, [highlightKinds.write, highlightKinds.read, highlightKinds.read]);
});

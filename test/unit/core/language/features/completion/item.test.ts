import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { Cursor } from '../../../../../../src/core/language/features/completion/cursor.ts';
import {
  hang,
  keyItem,
  literal,
  valueItem,
  written,
} from '../../../../../../src/core/language/features/completion/item.ts';
import { completionKinds } from '../../../../../../src/core/language/lsp.ts';
import { optional, required } from '../../../../../../src/core/language/tables/spec.ts';
import { filledSnippet } from '../../../../../support/documents.ts';

const here = { line: 0, character: 0 };
const cursor: Cursor = {
  at: 'key',
  levels: [],
  siblings: new Map(),
  replace: { start: here, end: here },
  quote: '',
  hasColon: false,
  hanging: 0,
  isItem: false,
};

test('a value is written so that YAML reads the same text again', () => {
  for (const value of [
    'Abort',
    'aws:sleep',
    'step:a',
    '0.3',
    'true',
    'no',
    'In-place update',
    '{{ x }}',
    '$DEFAULT',
    'a: b',
    'a #b',
    "it's",
    '"',
    'Standard_Stream',
    '',
  ]) {
    for (const quote of ['', '"', "'"] as const)
      assert.equal(parse(written(value, 'yaml', quote)), value, `${quote}${value}`);
    assert.equal(JSON.parse(written(value, 'json')), value);
  }
});

test('plain words stay plain', () => {
  assert.equal(written('aws:sleep', 'yaml'), 'aws:sleep');
  assert.equal(written('0.3', 'yaml'), '"0.3"');
});

test('text that would be a tab stop is escaped', () => {
  assert.equal(filledSnippet(literal('$1 ${2:x} \\ }')), '$1 ${2:x} \\ }');
});

test('a key brings its colon and the start of its value', () => {
  const text = (item: { readonly textEdit: { readonly newText: string } }): string => item.textEdit.newText;
  assert.equal(text(keyItem(optional('a', 'String', 'A.'), cursor, 'yaml')), 'a: $0');
  assert.equal(text(keyItem(optional('a', 'StringList', 'A.'), cursor, 'yaml')), 'a:\n  - $0');
  assert.equal(text(keyItem(optional('a', 'Map', 'A.'), cursor, 'yaml')), 'a:\n  $0');
  assert.equal(text(keyItem(optional('a', 'Boolean', 'A.'), cursor, 'json')), '"a": ${1|true,false|}');
  assert.equal(text(keyItem(optional('a', 'Map', 'A.'), { ...cursor, hasColon: true }, 'yaml')), 'a');
  assert.equal(text(keyItem(required('v', 'String', 'V.', { values: ['1.2'] }), cursor, 'yaml')), 'v: "1.2"');
});

test('what is required comes first', () => {
  const first = keyItem(required('z', 'String', 'Z.'), cursor, 'yaml').sortText ?? '';
  const second = keyItem(optional('a', 'String', 'A.'), cursor, 'yaml').sortText ?? '';
  assert.ok(first < second);
});

test('further lines hang below the first', () => {
  assert.equal(hang('a:\n  b', { ...cursor, hanging: 2 }), 'a:\n    b');
});

test('inside of quotes the editor filters by the quoted text', () => {
  const item = valueItem('Abort', { ...cursor, quote: '"' }, 'yaml', { kind: completionKinds.value });
  assert.equal(item.filterText, '"Abort"');
  assert.equal(valueItem('Abort', cursor, 'yaml', { kind: completionKinds.value }).filterText, 'Abort');
});

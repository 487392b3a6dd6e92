import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { literal, written } from '../../../../../../src/core/language/features/completion/written.ts';
import { filledSnippet } from '../../../../../support/documents.ts';

test('a value is written so that YAML reads the same text again', () => {
  for (const value of [
    ...[
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
    ],
    ...[
      'a #b',
      "it's",
      '"',
      'Standard_Stream',
      '',
      'a ',
      '*',
      '&a',
      '$',
      '$.a[0].b',
      '- a',
      '? a',
      '@x',
      '%x',
    ],
  ]) {
    for (const quote of ['', '"', "'"] as const) {
      const inBlock = written(value, 'yaml', { quote, isFlow: false });
      assert.equal(parse(inBlock), value, `${quote}${value}`);
      const inFlow = written(value, 'yaml', { quote, isFlow: true });
      assert.deepEqual(parse(`[${inFlow}]`), [value], `${quote}${value}`);
    }
    assert.equal(JSON.parse(written(value, 'json')), value);
  }
});

test('plain words and JSONPaths stay plain', () => {
  assert.equal(written('aws:sleep', 'yaml'), 'aws:sleep');
  assert.equal(written('$.Reservations[0].Name', 'yaml'), '$.Reservations[0].Name');
  assert.equal(written('0.3', 'yaml'), '"0.3"');
});

test('text that would be a tab stop is escaped', () => {
  assert.equal(filledSnippet(literal('$1 ${2:x} \\ }')), '$1 ${2:x} \\ }');
});

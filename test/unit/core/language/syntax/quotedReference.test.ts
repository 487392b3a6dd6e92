import { test } from 'node:test';
import assert from 'node:assert/strict';
import { quotedReference } from '../../../../../src/core/language/syntax/quotedReference.ts';
import { applyEdits, diagnose } from '../../../../support/documents.ts';

/** The text once the reference at its first braces is quoted. */
function fixed(text: string): string | undefined {
  const start = text.indexOf('{{');
  const end = text.indexOf('}}') + 2;
  const fix = quotedReference({ start, end }, text);
  return fix && text.slice(0, fix.start) + fix.newText + text.slice(fix.end);
}

test('a reference alone is quoted, before a comment and a line end of Windows too', () => {
  assert.equal(fixed('a: {{ x }}'), 'a: "{{ x }}"');
  assert.equal(fixed('  - {{ x }}\n'), '  - "{{ x }}"\n');
  assert.equal(fixed('a: {{ x }}  # why\r\nb: 1'), 'a: "{{ x }}"  # why\r\nb: 1');
});

test('text that follows is of the same value', () => {
  assert.equal(fixed('a: {{ x }}/logs # why'), 'a: "{{ x }}/logs" # why');
  assert.equal(fixed('  - - {{ x }}, {{ y }}\n'), '  - - "{{ x }}, {{ y }}"\n');
  assert.equal(fixed('a: {{ x }}#1'), 'a: "{{ x }}#1"');
});

test('a value that holds double quotes or backslashes is put into single quotes', () => {
  assert.equal(fixed('a: {{ x }} is "it\'s"'), "a: '{{ x }} is \"it''s\"'");
  assert.equal(fixed('a: {{ x }}\\logs'), "a: '{{ x }}\\logs'");
});

test('between brackets a comma or a bracket ends the value', () => {
  assert.equal(fixed('a: [{{ x }}, y]'), 'a: ["{{ x }}", y]');
  assert.equal(fixed('a: { b: {{ x }} }'), 'a: { b: "{{ x }}" }');
  assert.equal(fixed('a: [\n  {{ x }},\n  y\n]'), 'a: [\n  "{{ x }}",\n  y\n]');
  assert.equal(fixed('a: [{{ x }}/logs]'), undefined);
});

test('where the value cannot be told, nothing is proposed', () => {
  assert.equal(fixed('{\n  a: {{ x }}, b: {{ y }}\n}'), undefined);
  assert.equal(quotedReference({ start: 3, end: 5 }, 'a: {{ x'), undefined);
});

test('each fix that is offered removes one problem of a runbook', () => {
  const text = `schemaVersion: "0.3"
parameters:
  Bucket:
    type: String
mainSteps:
  - name: read
    action: aws:executeAwsApi
    inputs:
      Service: s3
      Api: ListObjectsV2
      Bucket: {{ Bucket }}
      Prefix: {{ Bucket }}/logs # the folder
`;
  let fixed = text;
  for (const left of [1, 0]) {
    const edits = diagnose(fixed)[0]?.fixes[0]?.edits ?? [];
    fixed = applyEdits(fixed, edits);
    assert.equal(diagnose(fixed).length, left, fixed);
  }
  assert.match(fixed, /Bucket: "\{\{ Bucket \}\}"\n {6}Prefix: "\{\{ Bucket \}\}\/logs" # the folder\n$/);
});

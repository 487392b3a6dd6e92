import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Format } from '../../../../../src/core/language/text.ts';
import { documentOf, service } from '../../../../support/documents.ts';
import { namedRunbook } from '../../../../support/namedRunbook.ts';

function folded(text: string, format: Format = 'yaml'): readonly string[] {
  return service
    .folding(documentOf(text, format))
    .map(
      ({ startLine, endLine, kind }) =>
        `${String(startLine)}-${String(endLine)}${kind === undefined ? '' : ` ${kind}`}`,
    );
}

const runbook = `# why
# and how
schemaVersion: "0.3"
parameters:
  Id:
    type: String

mainSteps:
  - name: a
    action: aws:executeScript
    inputs:
      Script: |
        # not a comment
        # of the document
        x = 1


  # of the step
  # below
  - name: b
`;

test('parameters, steps, scripts and comments fold, and blank lines stay outside', () => {
  assert.deepEqual(folded(runbook), [
    '0-1 comment',
    '3-5',
    '4-5',
    '7-19',
    '8-14',
    '10-14',
    '11-14',
    '17-18 comment',
  ]);
});

test('line ends make no difference', () => {
  assert.deepEqual(folded(runbook.replaceAll('\n', '\r\n')), folded(runbook));
});

test('JSON keeps closing brackets in sight', () => {
  const text = '{\n  "mainSteps": [\n    {\n      "name": "a"\n    },\n    { "name": "b" }\n  ]\n}';
  assert.deepEqual(folded(text, 'json'), ['0-6', '1-5', '2-3']);
});

test('marked regions fold', () => {
  assert.deepEqual(folded('a: 1\n# region x\nb: 1\n# endregion\n# endregion\n'), [
    '1-3 region',
    '3-4 comment',
  ]);
});

test('an alias is not folded where its anchor stands', () => {
  assert.deepEqual(folded('a: &x\n  b: 1\nc: *x\nd: *x\n'), ['0-1']);
});

test('nothing, and half-written documents, fold as far as they go', () => {
  assert.deepEqual(folded(''), []);
  assert.deepEqual(folded('a: 1'), []);
  assert.deepEqual(folded('{\n"a": [\n1,\n', 'json'), ['0-2', '1-2']);
  for (let length = 0; length < namedRunbook.length; length += 13) folded(namedRunbook.slice(0, length));
});

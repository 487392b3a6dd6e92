import { test } from 'node:test';
import assert from 'node:assert/strict';
import { callsOf } from '../../../../../src/core/language/model/calls.ts';
import { documentModel } from '../../../../../src/core/language/model/document.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

function calls(steps: string, version = '0.3'): readonly string[] {
  const model = documentModel(parse(`schemaVersion: "${version}"\nmainSteps:\n${steps}`, 'yaml').root);
  return [...callsOf(model)].map(({ name, managed }) => `${name} ${managed?.type ?? 'own'}`);
}

test('steps that run a document by its name', () => {
  const steps =
    '  - { action: aws:runCommand, inputs: { DocumentName: AWS-RunShellScript } }\n' +
    '  - { action: aws:executeAutomation, inputs: { DocumentName: Mine } }\n';
  assert.deepEqual(calls(steps), ['AWS-RunShellScript Command', 'Mine own']);
});

test('a path on the node, a reference and a missing name are no names', () => {
  const steps =
    '  - { action: aws:runDocument, inputs: { documentType: LocalPath, documentPath: AWS-RunShellScript } }\n' +
    '  - { action: aws:runDocument, inputs: { documentType: SSMDocument, documentPath: "{{ d }}" } }\n' +
    '  - { action: aws:runDocument, inputs: "{{ all }}" }\n';
  assert.deepEqual(calls(steps, '2.2'), []);
});

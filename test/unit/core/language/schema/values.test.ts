import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentModel } from '../../../../../src/core/language/model/document.ts';
import { placedValues } from '../../../../../src/core/language/schema/values.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

function values(text: string): readonly string[] {
  const model = documentModel(parse(text, 'yaml').root);
  return [...placedValues(model)].map(({ owner, key, entry }) => `${owner.kind} ${entry.name} ${key.name}`);
}

test('keys that people choose have the row of what each of them is', () => {
  const text = 'schemaVersion: "2.0"\npackages:\n  linux: { _any: { x86_64: { file: a.zip } } }\n';
  assert.deepEqual(values(text).slice(1), [
    'document packages packages',
    'document linux platform',
    'document _any release',
    'document x86_64 build',
    'document file file',
  ]);
});

test('maps inside of lists are gone through, and unknown keys left out', () => {
  const text =
    'schemaVersion: "0.3"\nmainSteps:\n  - name: a\n    action: aws:sleep\n    inputs: { Duration: PT1S, Other: 1 }\n    outputs: [{ Name: x }, { Name: y }]\n';
  const found = values(text).filter((value) => !value.startsWith('document'));
  assert.deepEqual(found, [
    'step name name',
    'step action action',
    'step inputs inputs',
    'step outputs outputs',
    'step Name Name',
    'step Name Name',
    'inputs Duration Duration',
  ]);
});

test('the agent does not mind the case of inputs', () => {
  const text =
    'schemaVersion: "2.2"\nmainSteps:\n  - action: aws:runShellScript\n    inputs: { RunCommand: [date] }\n';
  assert.ok(values(text).includes('inputs RunCommand runCommand'));
});

test('plugins of schema version 1.2 are gone through', () => {
  const text =
    'schemaVersion: "1.2"\nruntimeConfig:\n  aws:runShellScript: { properties: [{ runCommand: [date] }] }\n';
  assert.ok(values(text).includes('inputs runCommand runCommand'));
});

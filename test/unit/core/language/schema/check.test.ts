import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentModel } from '../../../../../src/core/language/model/document.ts';
import { checkShapes } from '../../../../../src/core/language/schema/check.ts';
import { ShapeEvaluator } from '../../../../../src/core/language/schema/evaluate.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

const evaluator = new ShapeEvaluator();

function owners(text: string): readonly string[] {
  const model = documentModel(parse(text, 'yaml').root);
  return [...checkShapes(model, evaluator)].map(({ owner, finding }) => `${owner.kind} ${finding.kind}`);
}

test('a finding knows whose map it is about', () => {
  const text = `schemaVersion: "0.3"
extra: 1
parameters: { p: { kind: x, type: String } }
variables: { v: { type: Nothing } }
mainSteps:
  - name: a
    action: aws:sleep
    inputs: { Duration: [] }
    extra: 1
`;
  assert.deepEqual(owners(text), [
    'document unknown',
    'parameter unknown',
    'variable value',
    'step unknown',
    'inputs type',
  ]);
});

test('inputs that are missing altogether lack what is required', () => {
  assert.deepEqual(owners('schemaVersion: "0.3"\nmainSteps: [{name: a, action: aws:deleteImage}]'), [
    'inputs missing',
  ]);
  assert.deepEqual(
    owners('schemaVersion: "0.3"\nmainSteps: [{name: a, action: aws:deleteImage, inputs: "{{ x }}"}]'),
    ['inputs missing'],
  );
});

test('inputs that are a list, or whose key is misspelt, are one mistake, and told elsewhere', () => {
  const withInputs = (inputs: string): readonly string[] =>
    owners(`schemaVersion: "0.3"\nmainSteps: [{name: a, action: aws:deleteImage, ${inputs}}]`);
  assert.deepEqual(withInputs('inputs: [ImageId]'), ['step type']);
  assert.deepEqual(withInputs('input: {ImageId: x}'), ['step unknown']);
});

test('an unknown action has unknown inputs: nothing is said about them', () => {
  assert.deepEqual(
    owners('schemaVersion: "0.3"\nmainSteps: [{name: a, action: aws:none, inputs: {x: 1}}]'),
    [],
  );
});

test('parameters and inputs that another tool computes are left alone', () => {
  assert.deepEqual(
    owners(
      'schemaVersion: "0.3"\nparameters: {p: {Ref: x}}\nmainSteps: [{name: a, action: aws:deleteImage, inputs: {"Fn::If": [a, b, c]}}]',
    ),
    [],
  );
});

test('documents of types without a table are not checked', () => {
  assert.deepEqual(owners('schemaVersion: "1.0"\ntemplateBody: {}\nanything: 1'), []);
  assert.deepEqual(owners('a: 1'), []);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentModel, type DocumentModel } from '../../../../../src/core/language/model/document.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

function model(text: string): DocumentModel {
  return documentModel(parse(text, 'yaml').root);
}

test('parameters, variables and steps by name', () => {
  const found = model(`schemaVersion: "0.3"
parameters: {a: {type: String}, b: {}}
variables: {v: {type: String}}
mainSteps:
  - name: one
    action: aws:sleep
    inputs: {Duration: PT1S}
    outputs: [{Name: x}, {Name: y}, {}]
`);
  assert.deepEqual([...found.parameters.keys()], ['a', 'b']);
  assert.deepEqual([...found.variables.keys()], ['v']);
  assert.deepEqual(
    found.steps.map(({ name, action, outputs }) => ({ name, action, outputs })),
    [{ name: 'one', action: 'aws:sleep', outputs: ['x', 'y'] }],
  );
});

test('steps of loops come behind their loop, and know it', () => {
  const { steps } = model(`mainSteps:
  - name: outer
    action: aws:loop
    inputs:
      Steps:
        - name: inner
          action: aws:loop
          inputs: {Steps: [{name: innermost, action: aws:sleep}]}
  - name: after
`);
  assert.deepEqual(
    steps.map(({ name, parent }) => [name, parent?.name]),
    [
      ['outer', undefined],
      ['inner', 'outer'],
      ['innermost', 'inner'],
      ['after', undefined],
    ],
  );
});

test('Steps of another action are no steps', () => {
  assert.equal(
    model('mainSteps: [{name: a, action: aws:executeAwsApi, inputs: {Steps: [{name: b}]}}]').steps.length,
    1,
  );
});

test('what is half written or of another kind is passed over', () => {
  for (const text of [
    '',
    'a',
    'mainSteps:',
    'mainSteps: x',
    'mainSteps: [1, [], x]',
    'parameters: [1]\nmainSteps: {a: 1}',
  ]) {
    const found = model(text);
    assert.deepEqual(found.steps, [], text);
    assert.equal(found.parameters.size, 0);
  }
  const [step] = model('mainSteps: [{name: [x], action: {}, inputs: 1, outputs: x}]').steps;
  assert.deepEqual([step?.name, step?.action, step?.outputs], [undefined, undefined, []]);
});

test('a name that YAML reads as a number is still a name', () => {
  assert.equal(model('mainSteps: [{name: 1}]').steps[0]?.name, '1');
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentModel } from '../../../../../src/core/language/model/document.ts';
import { targetsOf } from '../../../../../src/core/language/model/targets.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

function targets(step: string): readonly string[] {
  const { root } = parse(`mainSteps:\n  - name: x\n${step}`, 'yaml');
  return [...targetsOf(documentModel(root))].map(({ key, name }) => `${key} ${name}`);
}

test('every place that names a step', () => {
  const step = `    action: aws:branch
    nextStep: a
    onFailure: step:b
    onCancel: "step: c"
    inputs:
      Choices:
        - NextStep: d
        - NextStep: e
      Default: f
`;
  assert.deepEqual(targets(step), [
    'nextStep a',
    'onFailure b',
    'onCancel c',
    'NextStep d',
    'NextStep e',
    'Default f',
  ]);
});

test('Abort and Continue are no steps, and neither are values that are computed', () => {
  const step =
    '    action: aws:branch\n    nextStep: "{{ x }}"\n    onFailure: Abort\n    onCancel: Continue\n    inputs: {Choices: "{{ y }}", Default: !Ref z}\n';
  assert.deepEqual(targets(step), []);
});

test('Choices and Default mean steps in a branch only', () => {
  assert.deepEqual(
    targets('    action: aws:executeAwsApi\n    inputs: {Default: a, Choices: [{NextStep: b}]}\n'),
    [],
  );
});

test('values of other kinds are passed over', () => {
  assert.deepEqual(
    targets(
      '    action: aws:branch\n    nextStep: [a]\n    onFailure: 1\n    inputs: {Choices: [x, 1], Default: {}}\n',
    ),
    [],
  );
});

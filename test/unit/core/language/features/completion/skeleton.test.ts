import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import {
  inputsSkeleton,
  unused,
  valueSkeleton,
} from '../../../../../../src/core/language/features/completion/skeleton.ts';
import { render, type Template } from '../../../../../../src/core/language/features/completion/template.ts';
import { optional, required, type ActionSpec } from '../../../../../../src/core/language/tables/spec.ts';
import { filledSnippet } from '../../../../../support/documents.ts';

const names = {
  steps: ['first', 'second'],
  variables: ['count'],
  targets: ['first', 'second'],
  files: [],
};

function filled(template: Template): unknown {
  return parse(filledSnippet(render(template, 'yaml')));
}

test('a name that is taken gets a number', () => {
  assert.equal(unused('sleep', []), 'sleep');
  assert.equal(unused('sleep', ['sleep', 'sleep2']), 'sleep3');
});

test('values have their type', () => {
  assert.equal(filled(valueSkeleton(optional('n', 'Integer', '', { minimum: 30 }), names)), 30);
  assert.equal(filled(valueSkeleton(optional('n', 'Integer', '', { default: '3600' }), names)), 3600);
  assert.equal(filled(valueSkeleton(optional('b', 'Boolean', '', { default: 'false' }), names)), false);
  assert.deepEqual(filled(valueSkeleton(optional('l', 'StringList', ''), names)), ['l']);
  assert.equal(filled(valueSkeleton(optional('v', 'String', '', { values: ['1.0'] }), names)), '1.0');
});

test('names of the document are used where they are wanted', () => {
  assert.equal(filled(valueSkeleton(required('NextStep', 'String', '', { role: 'step' }), names)), 'first');
  assert.equal(
    filled(valueSkeleton(required('Name', 'String', '', { role: 'variableName' }), names)),
    'variable:count',
  );
});

test('maps begin with what they need, else with what little they have, else with a pair', () => {
  const map = (keys: Parameters<typeof optional>[3]): unknown =>
    filled(valueSkeleton(optional('m', 'Map', '', keys), names));
  assert.deepEqual(map({ keys: [optional('a', 'String', ''), required('b', 'String', '')] }), { b: 'b' });
  assert.deepEqual(map({ keys: [optional('Key', 'String', ''), optional('Value', 'String', '')] }), {
    Key: 'Key',
    Value: 'Value',
  });
  assert.deepEqual(map({}), { name: 'value' });
});

test('of alternatives the first is written', () => {
  const action: ActionSpec = {
    ...{ name: 'aws:x', about: '', link: '', oneOf: ['b', 'c'] },
    inputs: [required('a', 'String', ''), optional('b', 'String', ''), optional('c', 'String', '')],
  };
  assert.deepEqual(filled(inputsSkeleton(action, names)), { a: 'a', b: 'b' });
});

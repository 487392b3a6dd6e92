import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  describedParameter,
  parametersOfContent,
  type ParameterSpec,
} from '../../../../src/core/model/documentSpec.ts';

function parameter(declared: unknown): ParameterSpec {
  const [found] = parametersOfContent(JSON.stringify({ parameters: { p: declared } })) ?? [];
  assert.ok(found !== undefined);
  return found;
}

test('a declared parameter is read whole', () => {
  assert.deepEqual(
    parameter({
      type: 'String',
      description: ' How long. ',
      default: '3600',
      allowedValues: ['60', '3600'],
      allowedPattern: '^[0-9]+$',
      minChars: 1,
      maxChars: 6,
      displayType: 'textarea',
    }),
    {
      name: 'p',
      type: 'String',
      description: 'How long.',
      defaultText: '3600',
      allowedValues: ['60', '3600'],
      allowedPattern: '^[0-9]+$',
      atLeast: 1,
      atMost: 6,
      multiline: true,
    },
  );
});

test('limits of a list are those of its items', () => {
  const list = parameter({ type: 'StringList', minItems: '1', maxItems: 3, minChars: 9 });
  assert.deepEqual([list.atLeast, list.atMost], [1, 3]);
});

test('a parameter without a default must be given, one with null or an empty default need not', () => {
  assert.equal(parameter({ type: 'String' }).defaultText, undefined);
  assert.equal(parameter({ type: 'String', default: null }).defaultText, '');
  assert.equal(parameter({ type: 'StringList', default: [] }).defaultText, '');
  assert.equal(parameter({ type: 'StringMap', default: {} }).defaultText, '');
});

test('defaults become text: lines, JSON, and values that were meant as text', () => {
  assert.equal(parameter({ type: 'StringList', default: ['a', 'b'] }).defaultText, 'a\nb');
  assert.equal(parameter({ type: 'StringMap', default: { a: '1' } }).defaultText, '{"a":"1"}');
  assert.equal(parameter({ type: 'String', default: true }).defaultText, 'true');
  assert.equal(parameter({ type: 'Integer', default: 10 }).defaultText, '10');
  assert.deepEqual(parameter({ type: 'String', allowedValues: [true, 5, 'x'] }).allowedValues, [
    'true',
    '5',
    'x',
  ]);
});

test('foreign types are texts, and nonsense is no parameter’s end', () => {
  assert.equal(parameter({ type: 'AWS::EC2::Instance::Id' }).type, 'String');
  assert.equal(parameter('what').type, 'String');
  assert.equal(parameter({ type: 7, minChars: -1, maxChars: 'many', allowedPattern: 5 }).atMost, undefined);
});

test('a document without parameters has none; what is not a document is undefined', () => {
  assert.deepEqual(parametersOfContent('{"schemaVersion":"2.2"}'), []);
  assert.deepEqual(parametersOfContent('{"parameters":[]}'), []);
  assert.equal(parametersOfContent('schemaVersion: "2.2"'), undefined);
  assert.equal(parametersOfContent('[]'), undefined);
});

test('what DescribeDocument tells makes a parameter too', () => {
  assert.equal(describedParameter('p', 'String', 'd', '60').defaultText, '60');
  assert.equal(describedParameter('p', 'StringList', undefined, '["a","b"]').defaultText, 'a\nb');
  assert.equal(describedParameter('p', 'StringList', undefined, undefined).defaultText, undefined);
  assert.equal(describedParameter('p', undefined, 'd', '').defaultText, '');
});

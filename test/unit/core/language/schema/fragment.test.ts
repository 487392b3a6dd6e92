import { test } from 'node:test';
import assert from 'node:assert/strict';
import { describe, objectSchema, valueSchema } from '../../../../../src/core/language/schema/fragment.ts';
import { optional, required } from '../../../../../src/core/language/tables/spec.ts';

test('a description says what, values, default and limit', () => {
  const key = optional('State', 'String', 'The state.', {
    values: ['on', 'off'],
    default: 'on',
    limit: 'max 3',
  });
  assert.equal(describe(key), 'The state. Values: `on`, `off`. Default: `on`. Limit: max 3.');
});

test('required keys are required, and a closed map has no others', () => {
  const schema = objectSchema([required('a', 'String', 'A.'), optional('b', 'String', 'B.')], false);
  assert.deepEqual(schema['required'], ['a']);
  assert.equal(schema['additionalProperties'], false);
  assert.equal('required' in objectSchema([], true), false);
  assert.equal('additionalProperties' in objectSchema([], true), false);
});

test('defaults have the type of their key', () => {
  assert.equal(valueSchema(optional('n', 'Integer', 'N.', { default: '3' }))['default'], 3);
  assert.equal(valueSchema(optional('b', 'Boolean', 'B.', { default: 'true' }))['default'], true);
  assert.equal(valueSchema(optional('s', 'String', 'S.', { default: 'x' }))['default'], 'x');
});

test('a link stands at the end of the description, below too', () => {
  const key = optional('m', 'Map', 'M.', { keys: [optional('i', 'String', 'I.')] });
  const text = JSON.stringify(valueSchema(key, 'https://example.com'));
  assert.match(text, /"M\. https:\/\/example\.com"/);
  assert.match(text, /"I\. https:\/\/example\.com"/);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { declarationsOf } from '../../../../../src/core/language/model/declarations.ts';
import type { Format } from '../../../../../src/core/language/text.ts';
import { parsedOf } from '../../../../support/names.ts';

function declared(text: string, format: Format = 'yaml'): readonly string[] {
  const { model } = parsedOf(text, format);
  return [...declarationsOf(model, text)].map(
    ({ kind, name, start, end, extent }) =>
      `${kind} ${name} ${text.slice(start, end)} | ${text.slice(extent?.start, extent?.end).trim()}`,
  );
}

test('a parameter is declared by its key, with all of its entry', () => {
  assert.deepEqual(declared('parameters:\n  "Id": { type: String }\n  Other:\nvariables: { n: {} }'), [
    'parameter Id Id | "Id": { type: String }',
    'parameter Other Other | Other:',
    'variable n n | n: {}',
  ]);
});

test('outputs belong to their step; those without a step’s name to nobody', () => {
  const text =
    '{"mainSteps": [{"name": "a", "outputs": [{"Name": "x"}, {"Name": 1}, "y"]}, {"outputs": [{"Name": "z"}]}]}';
  assert.deepEqual(declared(text, 'json'), [
    'step a a | {"name": "a", "outputs": [{"Name": "x"}, {"Name": 1}, "y"]}',
    'output a.x x | {"Name": "x"}',
  ]);
});

test('each of two that share a name declares it', () => {
  assert.equal(declared('parameters: { a: {}, a: {} }\nmainSteps: [{ name: b }, { name: b }]').length, 4);
});

test('what another tool names is no declaration', () => {
  assert.deepEqual(declared('mainSteps: [{ name: !Sub "${x}" }, { name: }]'), []);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  environmentParameters,
  environmentUses,
  scriptsOf,
} from '../../../../../src/core/language/model/environment.ts';
import { parsedOf } from '../../../../support/names.ts';

const parameters = 'parameters: { A: { type: String, interpolationType: ENV_VAR }, B: { type: String } }';

function environment(rest: string): readonly string[] {
  const text = `${parameters}\n${rest}`;
  return [...environmentUses(parsedOf(text).model, text)].map(({ name, start, end }) => {
    assert.equal(text.slice(start - 4, end), `SSM_${name}`);
    return name;
  });
}

test('only parameters that say ENV_VAR are environment variables', () => {
  assert.deepEqual([...environmentParameters(parsedOf(parameters).model)], ['A']);
});

test('scripts of Command documents read them in every shell’s way', () => {
  const script = 'echo $SSM_A "${SSM_A}" $env:SSM_A %SSM_A% $SSM_B $SSM_AB XSSM_A';
  assert.equal(environment(`mainSteps: [{ inputs: { RunCommand: ['${script}'] } }]`).length, 4);
  assert.equal(
    environment(`mainSteps:\n  - inputs:\n      runCommand:\n        - |\n          ${script}\n`).length,
    4,
  );
});

test('an escape may stand before the name in quotes', () => {
  assert.deepEqual(environment('mainSteps: [{ inputs: { runCommand: ["a\\nSSM_A=1", "\\\\tSSM_A"] } }]'), [
    'A',
    'A',
  ]);
});

test('older Command documents and sessions have scripts too; other values do not count', () => {
  assert.deepEqual(environment('runtimeConfig: { x: { properties: [{ runCommand: "$SSM_A" }] } }'), ['A']);
  assert.deepEqual(environment('properties: { linux: { commands: "$SSM_A", other: "$SSM_A" } }'), ['A']);
  assert.deepEqual(environment('mainSteps: [{ inputs: { workingDirectory: "$SSM_A" } }]'), []);
});

test('without scripts there is nothing', () => {
  assert.deepEqual([...scriptsOf(parsedOf('a: 1').model)], []);
});

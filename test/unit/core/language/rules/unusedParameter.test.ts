import { test } from 'node:test';
import assert from 'node:assert/strict';
import { diagnose } from '../../../../support/documents.ts';
import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('unused-parameter', [
  {
    what: 'one that nobody refers to',
    text: runbook(sleep('a'), 'parameters: { P: { type: String } }\n'),
    expected: [['P', "The parameter 'P' is used nowhere. Refer to it as {{ P }}, or remove it."]],
  },
  {
    what: 'in a description, a script, an environment variable, a default of another',
    text: command(
      '  - { name: a, action: aws:runShellScript, inputs: { runCommand: ["echo {{ A }} $SSM_B"] } }\n',
      'description: "{{ C }}"\nparameters: { A: { type: String }, B: { type: String, interpolationType: ENV_VAR }, C: { type: String }, D: { type: String, default: "{{E}}" }, E: { type: String } }\n',
    ),
    expected: [['D', "The parameter 'D' is used nowhere. Refer to it as {{ D }}, or remove it."]],
  },
  {
    what: 'packages have no such uses',
    text: '{"schemaVersion":"2.0","version":"1","parameters":{"P":{"type":"String"}},"packages":{},"files":{}}',
    format: 'json',
    expected: [],
  },
  {
    what: 'a parameter of a Policy document',
    text: 'schemaVersion: "2.0"\nparameters: { P: { type: String } }\nmainSteps:\n  - { name: a, action: aws:softwareInventory, inputs: {} }\n',
    expected: [['P', "The parameter 'P' is used nowhere. Refer to it as {{ P }}, or remove it."]],
  },
]);

test('unused-parameter: an editor is told to fade it', () => {
  const [problem] = diagnose(runbook(sleep('a'), 'parameters: { P: { type: String } }\n'));
  assert.equal(problem?.code, 'unused-parameter');
  assert.deepEqual(problem.tags, [1]);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { labels } from '../../../../../support/completing.ts';

const runbook = (rest: string): string =>
  `schemaVersion: "0.3"\nparameters:\n  P:\n    type: String\n    default: x\nvariables:\n  v:\n    type: String\n${rest}`;

/** What kinds of references are offered at a place. */
async function kinds(text: string): Promise<readonly string[]> {
  const found = await labels(text);
  return [...new Set(found.map((label) => /^[\w-]+:/.exec(label)?.[0] ?? 'parameter'))].sort();
}

test('steps of a runbook take everything but Parameter Store', async () => {
  const step = 'mainSteps:\n  - name: a\n    action: aws:sleep\n    inputs:\n      Duration: "{{ ‸';
  assert.deepEqual(await kinds(runbook(step)), ['automation:', 'global:', 'parameter', 'variable:']);
});

test('assumeRole takes parameters and system variables', async () => {
  assert.deepEqual(await kinds(runbook('assumeRole: "{{ ‸')), ['automation:', 'global:', 'parameter']);
});

test('names, actions, descriptions of parameters and a runbook’s script take none', async () => {
  assert.deepEqual(await kinds(runbook('mainSteps:\n  - name: "{{ ‸')), []);
  assert.deepEqual(await kinds(runbook('description: "{{ ‸')), []);
  assert.deepEqual(await kinds('schemaVersion: "0.3"\nparameters:\n  P:\n    description: "{{ ‸'), []);
});

test('Command documents take parameters and Parameter Store, Session documents parameters', async () => {
  const command =
    'schemaVersion: "2.2"\nparameters:\n  P:\n    type: String\nmainSteps:\n  - name: a\n    action: aws:runShellScript\n    inputs:\n      runCommand:\n        - "echo {{ ‸';
  assert.deepEqual(await kinds(command), ['parameter', 'ssm:']);
  const session =
    'schemaVersion: "1.0"\nsessionType: Port\nparameters:\n  P:\n    type: String\nproperties:\n  portNumber: "{{ ‸';
  assert.deepEqual(await kinds(session), ['parameter']);
});

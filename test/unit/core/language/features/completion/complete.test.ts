import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Problem } from '../../../../../../src/core/language/lsp.ts';
import { accepted, completionsAt, labels } from '../../../../../support/completing.ts';
import { diagnose } from '../../../../../support/documents.ts';

/** Errors and warnings. */
function mistakes(text: string, format: 'yaml' | 'json' = 'yaml'): readonly Problem[] {
  return diagnose(text, format).filter((problem) => problem.severity <= 2);
}

const head = `schemaVersion: "0.3"
parameters:
  InstanceId:
    type: String
variables:
  count:
    type: String
mainSteps:
`;
const sleep = `  - name: wait
    action: aws:sleep
    inputs:
      Duration: PT1M
`;

test('an empty document starts with the top-level keys, the required first', async () => {
  const items = await completionsAt('‸');
  assert.deepEqual(
    items.filter((item) => item.sortText?.startsWith('0')).map((item) => item.label),
    ['schemaVersion', 'mainSteps'],
  );
});

test('top-level keys that stand already are not offered again, wherever they stand', async () => {
  const found = await labels(`schemaVersion: "0.3"\n‸\nmainSteps:\n${sleep}`);
  assert.ok(found.includes('description'));
  assert.equal(found.includes('schemaVersion'), false);
  assert.equal(found.includes('mainSteps'), false);
});

test('the type of document decides the keys', async () => {
  assert.equal((await labels('schemaVersion: "2.2"\n‸\nmainSteps: []')).includes('assumeRole'), false);
  assert.ok((await labels('schemaVersion: "1.0"\n‸')).includes('sessionType'));
  assert.ok((await labels(`${head}${sleep}‸`)).includes('assumeRole'));
});

test('schemaVersion and other closed values are offered as they are written', async () => {
  assert.equal(
    await accepted('schemaVersion: ‸\nmainSteps: []', '0.3'),
    'schemaVersion: "0.3"\nmainSteps: []',
  );
  assert.equal(
    await accepted('schemaVersion: "‸"\nmainSteps: []', '0.3'),
    'schemaVersion: "0.3"\nmainSteps: []',
  );
  assert.deepEqual(await labels('schemaVersion: "1.0"\nsessionType: ‸'), [
    'Standard_Stream',
    'Port',
    'InteractiveCommands',
    'NonInteractiveCommands',
  ]);
});

test('a parameter’s keys and types', async () => {
  const found = await labels(`schemaVersion: "0.3"\nparameters:\n  Id:\n    ‸\nmainSteps:\n${sleep}`);
  assert.ok(found.includes('type') && found.includes('allowedPattern'));
  const types = await labels(`schemaVersion: "0.3"\nparameters:\n  Id:\n    type: St‸\nmainSteps:\n${sleep}`);
  assert.ok(types.includes('StringList') && types.includes('AWS::EC2::Instance::Id'));
  const added = await accepted(
    'schemaVersion: "0.3"\nparameters:\n  ‸\nmainSteps: []',
    'new parameter (Boolean)',
  );
  assert.match(added, /parameters:\n {2}parameter:\n {4}type: Boolean\n {4}description: The parameter\.\n/);
});

test('a new step is offered whole, with a dash where none stands yet, and is valid once filled', async () => {
  for (const place of [`${head}  ‸`, `${head}  - ‸`, `${head}${sleep}  ‸`, `${head}${sleep}  - aws‸`]) {
    const text = await accepted(place, 'aws:changeInstanceState');
    assert.deepEqual(mistakes(text), [], text);
  }
});

test('every step that is offered is valid once filled, in YAML and in JSON', async () => {
  const documents = [
    {
      yaml: `${head}  ‸\n${sleep}`,
      json: `{"schemaVersion": "0.3", "variables": {"count": {"type": "String"}}, "mainSteps": [‸
        {"name": "wait", "action": "aws:sleep", "inputs": {"Duration": "PT1M"}}]}`,
      version: '0.3',
    },
    {
      yaml: 'schemaVersion: "2.2"\nmainSteps:\n  ‸',
      json: '{"schemaVersion": "2.2", "mainSteps": [‸]}',
      version: '2.2',
    },
  ];
  for (const { yaml, json } of documents) {
    const offered = await labels(yaml);
    assert.ok(offered.length > 10);
    for (const label of offered) {
      const text = await accepted(yaml, label);
      assert.deepEqual(mistakes(text), [], text);
    }
    assert.deepEqual([...(await labels(json, 'json'))].sort(), [...offered].sort());
    for (const label of offered) {
      const text = await accepted(json, label, 'json');
      assert.deepEqual(mistakes(text, 'json'), [], text);
    }
  }
});

test('actions of AWS’s own are known but not offered', async () => {
  assert.equal((await labels(`${head}  - ‸`)).includes('aws:shareSQLMedia'), false);
});

test('keys of a half-written step, and none that it has', async () => {
  const found = await labels(`${head}  - name: a\n    ‸\n    action: aws:sleep\n`);
  assert.ok(found.includes('onFailure') && found.includes('inputs'));
  assert.equal(found.includes('name') || found.includes('action'), false);
});

test('the value of action is an action; what stands behind the cursor is replaced', async () => {
  const text = await accepted(`${head}  - name: a\n    action: aws:sl‸ow\n`, 'aws:sleep');
  assert.equal(text, `${head}  - name: a\n    action: aws:sleep\n    inputs:\n      Duration: PT10M\n`);
  const has = await accepted(`${head}  - name: a\n    action: aws:sl‸ow\n    inputs: {}\n`, 'aws:sleep');
  assert.equal(has, `${head}  - name: a\n    action: aws:sleep\n    inputs: {}\n`);
});

test('inputs are those of the action, also where the action stands below', async () => {
  const above = `${head}  - name: a\n    action: aws:executeAwsApi\n    inputs:\n      Service: ec2\n      ‸\n`;
  assert.deepEqual(await labels(above), ['Api']);
  const below = `${head}  - name: a\n    inputs:\n      ‸\n    action: aws:sleep\n${sleep}`;
  assert.deepEqual([...(await labels(below))].sort(), ['Duration', 'Timestamp']);
});

test('inputs of a step in a loop', async () => {
  const text = `${head}  - name: a
    action: aws:loop
    inputs:
      Iterators: ["1"]
      Steps:
        - name: inner
          action: aws:changeInstanceState
          inputs:
            DesiredState: ‸
`;
  assert.deepEqual((await labels(text)).slice(0, 3), ['running', 'stopped', 'terminated']);
});

test('nested maps: outputs, choices, targets, preconditions', async () => {
  const outputs = `${head}  - name: a\n    action: aws:sleep\n    outputs:\n      - Name: x\n        ‸\n`;
  assert.deepEqual(await labels(outputs), ['Selector', 'Type']);
  const choice = `${head}  - name: a\n    action: aws:branch\n    inputs:\n      Choices:\n        - Variable: x\n          ‸\n`;
  assert.ok((await labels(choice)).includes('NumericGreater'));
  const precondition =
    'schemaVersion: "2.2"\nmainSteps:\n  - action: aws:runShellScript\n    precondition:\n      ‸';
  assert.deepEqual(await labels(precondition), ['StringEquals']);
});

test('names of steps at every target, with step: where it belongs', async () => {
  const step = (line: string): string =>
    `${head}${sleep}  - name: last\n    action: aws:branch\n    ${line}\n`;
  assert.deepEqual(await labels(step('nextStep: ‸')), ['wait']);
  assert.deepEqual(await labels(step('onFailure: ‸')), ['Abort', 'Continue', 'step:wait']);
  assert.deepEqual(await labels(step('inputs:\n      Default: w‸')), ['wait']);
  assert.deepEqual(await labels(step('inputs:\n      Choices:\n        - NextStep: ‸')), ['wait']);
});

test('between braces: parameters, variables, outputs and system variables', async () => {
  const text = `${head}  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: x
    outputs:
      - Name: Mine
  - name: next
    action: aws:sleep
    inputs:
      Duration: "{{ ‸ }}"
`;
  const found = await labels(text);
  for (const label of ['InstanceId', 'variable:count', 'run.Mine', 'run.CommandId', 'global:REGION']) {
    assert.ok(found.includes(label), label);
  }
  assert.match(await accepted(text, 'run.Mine'), /Duration: "\{\{ run\.Mine \}\}"/);
});

test('between braces in a block of text of a Command document, parameters', async () => {
  const text = `schemaVersion: "2.2"
parameters:
  Message: { type: String }
mainSteps:
  - name: say
    action: aws:runShellScript
    inputs:
      runCommand:
        - |
          echo {{‸
`;
  assert.deepEqual(await labels(text), ['Message', 'ssm:']);
});

test('nothing inside of a script, and no references in a runbook’s script', async () => {
  const script = (line: string): string =>
    `${head}  - name: a\n    action: aws:executeScript\n    inputs:\n      Script: |\n        def f():\n          ${line}\n`;
  assert.deepEqual(await labels(script('na‸')), []);
  assert.deepEqual(await labels(script('x = "{{ ‸')), []);
});

test('values of inputs may be parameters, quoted as YAML needs', async () => {
  const text = `${head}  - name: a\n    action: aws:runInstances\n    inputs:\n      ImageId: ‸\n`;
  assert.match(await accepted(text, '{{ InstanceId }}'), /ImageId: "\{\{ InstanceId \}\}"\n/);
});

test('descriptions are free text', async () => {
  assert.deepEqual(await labels(`${head}${sleep}    description: some ‸\n`), []);
  assert.deepEqual(await labels(`description: ‸\n${head}${sleep}`), []);
});

test('JSON: keys, with value and quotes; existing colons stay', async () => {
  const text = '{ "schemaVersion": "0.3", "‸" }';
  assert.equal(await accepted(text, 'description', 'json'), '{ "schemaVersion": "0.3", "description": "" }');
  const renamed = '{ "schemaVersion": "0.3", "desc‸": "x" }';
  assert.equal(
    await accepted(renamed, 'description', 'json'),
    '{ "schemaVersion": "0.3", "description": "x" }',
  );
});

test('JSON: values, inputs, targets and references', async () => {
  const step = (inner: string): string =>
    `{ "schemaVersion": "0.3", "parameters": { "P": { "type": "String" } }, "mainSteps": [ { "name": "a", ${inner} } ] }`;
  assert.ok((await labels(step('"action": "‸"'), 'json')).includes('aws:sleep'));
  assert.ok((await labels(step('"action": ‸'), 'json')).includes('aws:sleep'));
  assert.deepEqual([...(await labels(step('"action": "aws:sleep", "inputs": { "‸" }'), 'json'))].sort(), [
    'Duration',
    'Timestamp',
  ]);
  assert.deepEqual(await labels(step('"nextStep": "‸" }, { "name": "b"'), 'json'), ['b']);
  assert.ok(
    (await labels(step('"action": "aws:sleep", "inputs": { "Duration": "{{ ‸" }'), 'json')).includes('P'),
  );
});

test('half-written text of any kind yields a list and no exception', async () => {
  const whole = `${head}${sleep}`;
  for (let end = 0; end <= whole.length; end += 1) {
    assert.ok(Array.isArray(await labels(`${whole.slice(0, end)}‸`)));
  }
});

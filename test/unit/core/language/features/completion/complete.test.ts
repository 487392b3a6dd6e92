import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { CompletionItem, Problem } from '../../../../../../src/core/language/lsp.ts';
import type { Format } from '../../../../../../src/core/language/text.ts';
import {
  applyEdits,
  diagnose,
  documentOf,
  filledSnippet,
  marked,
  service,
} from '../../../../../support/documents.ts';

/** Completions at the mark `‸`. */
function completionsAt(textWithMark: string, format: Format = 'yaml'): readonly CompletionItem[] {
  const { text, position } = marked(textWithMark);
  return service.complete(documentOf(text, format), position);
}

function labels(textWithMark: string, format: Format = 'yaml'): readonly string[] {
  return completionsAt(textWithMark, format).map((item) => item.label);
}

/** The text once the item with this label is accepted and its tab stops are passed. */
function accepted(textWithMark: string, label: string, format: Format = 'yaml'): string {
  const item = completionsAt(textWithMark, format).find((candidate) => candidate.label === label);
  assert.ok(item, `no "${label}" among ${labels(textWithMark, format).join(', ')}`);
  const { text, position } = marked(textWithMark);
  const indent = /^ */.exec(text.split('\n')[position.line] ?? '')?.[0] ?? '';
  // An editor indents the further lines of a snippet like the line it is put in.
  const newText =
    item.insertTextFormat === 2
      ? filledSnippet(item.textEdit.newText).replaceAll('\n', `\n${indent}`)
      : item.textEdit.newText;
  return applyEdits(text, [{ ...item.textEdit, newText }]);
}

/** What a step names elsewhere in the document is for the author to fill in. */
function isOfTheStep(problem: Problem): boolean {
  return problem.code !== 'undefined-step' && problem.code !== 'undeclared-variable';
}

const head = `schemaVersion: "0.3"
parameters:
  InstanceId:
    type: String
variables:
  count:
    type: Integer
mainSteps:
`;
const sleep = `  - name: wait
    action: aws:sleep
    inputs:
      Duration: PT1M
`;

test('an empty document starts with the top-level keys, the required first', () => {
  const items = completionsAt('‸');
  assert.deepEqual(
    items.filter((item) => item.sortText?.startsWith('0')).map((item) => item.label),
    ['schemaVersion', 'mainSteps'],
  );
});

test('top-level keys that stand already are not offered again, wherever they stand', () => {
  const found = labels(`schemaVersion: "0.3"\n‸\nmainSteps:\n${sleep}`);
  assert.ok(found.includes('description'));
  assert.equal(found.includes('schemaVersion'), false);
  assert.equal(found.includes('mainSteps'), false);
});

test('the type of document decides the keys', () => {
  assert.equal(labels('schemaVersion: "2.2"\n‸\nmainSteps: []').includes('assumeRole'), false);
  assert.ok(labels('schemaVersion: "1.0"\n‸').includes('sessionType'));
  assert.ok(labels(`${head}${sleep}‸`).includes('assumeRole'));
});

test('schemaVersion and other closed values are offered as they are written', () => {
  assert.equal(accepted('schemaVersion: ‸\nmainSteps: []', '0.3'), 'schemaVersion: "0.3"\nmainSteps: []');
  assert.equal(accepted('schemaVersion: "‸"\nmainSteps: []', '0.3'), 'schemaVersion: "0.3"\nmainSteps: []');
  assert.deepEqual(labels('schemaVersion: "1.0"\nsessionType: ‸'), [
    'Standard_Stream',
    'Port',
    'InteractiveCommands',
    'NonInteractiveCommands',
  ]);
});

test('a parameter’s keys and types', () => {
  const found = labels(`schemaVersion: "0.3"\nparameters:\n  Id:\n    ‸\nmainSteps:\n${sleep}`);
  assert.ok(found.includes('type') && found.includes('allowedPattern'));
  const types = labels(`schemaVersion: "0.3"\nparameters:\n  Id:\n    type: St‸\nmainSteps:\n${sleep}`);
  assert.ok(types.includes('StringList') && types.includes('AWS::EC2::Instance::Id'));
  assert.deepEqual(labels('schemaVersion: "0.3"\nparameters:\n  ‸\nmainSteps: []'), []);
});

test('a new step is offered whole, with a dash where none stands yet, and is valid once filled', () => {
  for (const place of [`${head}  ‸`, `${head}  - ‸`, `${head}${sleep}  ‸`, `${head}${sleep}  - aws‸`]) {
    const text = accepted(place, 'aws:changeInstanceState');
    assert.deepEqual(diagnose(text), [], text);
  }
});

test('every step that is offered is valid once filled, in YAML and in JSON', () => {
  const documents = [
    { yaml: `${head}  ‸`, json: '{"schemaVersion": "0.3", "mainSteps": [‸]}', version: '0.3' },
    {
      yaml: 'schemaVersion: "2.2"\nmainSteps:\n  ‸',
      json: '{"schemaVersion": "2.2", "mainSteps": [‸]}',
      version: '2.2',
    },
  ];
  for (const { yaml, json } of documents) {
    const offered = labels(yaml);
    assert.ok(offered.length > 10);
    for (const label of offered) {
      const text = accepted(yaml, label);
      assert.deepEqual(diagnose(text).filter(isOfTheStep), [], text);
    }
    assert.deepEqual([...labels(json, 'json')].sort(), [...offered].sort());
    for (const label of offered) {
      const text = accepted(json, label, 'json');
      assert.deepEqual(diagnose(text, 'json').filter(isOfTheStep), [], text);
    }
  }
});

test('actions of AWS’s own are known but not offered', () => {
  assert.equal(labels(`${head}  - ‸`).includes('aws:shareSQLMedia'), false);
});

test('keys of a half-written step, and none that it has', () => {
  const found = labels(`${head}  - name: a\n    ‸\n    action: aws:sleep\n`);
  assert.ok(found.includes('onFailure') && found.includes('inputs'));
  assert.equal(found.includes('name') || found.includes('action'), false);
});

test('the value of action is an action; what stands behind the cursor is replaced', () => {
  const text = accepted(`${head}  - name: a\n    action: aws:sl‸ow\n`, 'aws:sleep');
  assert.equal(text, `${head}  - name: a\n    action: aws:sleep\n`);
});

test('inputs are those of the action, also where the action stands below', () => {
  const above = `${head}  - name: a\n    action: aws:executeAwsApi\n    inputs:\n      Service: ec2\n      ‸\n`;
  assert.deepEqual(labels(above), ['Api']);
  const below = `${head}  - name: a\n    inputs:\n      ‸\n    action: aws:sleep\n${sleep}`;
  assert.deepEqual([...labels(below)].sort(), ['Duration', 'Timestamp']);
});

test('inputs of a step in a loop', () => {
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
  assert.deepEqual(labels(text).slice(0, 3), ['running', 'stopped', 'terminated']);
});

test('nested maps: outputs, choices, targets, preconditions', () => {
  const outputs = `${head}  - name: a\n    action: aws:sleep\n    outputs:\n      - Name: x\n        ‸\n`;
  assert.deepEqual(labels(outputs), ['Selector', 'Type']);
  const choice = `${head}  - name: a\n    action: aws:branch\n    inputs:\n      Choices:\n        - Variable: x\n          ‸\n`;
  assert.ok(labels(choice).includes('NumericGreater'));
  const precondition =
    'schemaVersion: "2.2"\nmainSteps:\n  - action: aws:runShellScript\n    precondition:\n      ‸';
  assert.deepEqual(labels(precondition), ['StringEquals']);
});

test('names of steps at every target, with step: where it belongs', () => {
  const step = (line: string): string =>
    `${head}${sleep}  - name: last\n    action: aws:branch\n    ${line}\n`;
  assert.deepEqual(labels(step('nextStep: ‸')), ['wait', 'last']);
  assert.deepEqual(labels(step('onFailure: ‸')), ['Abort', 'Continue', 'step:wait', 'step:last']);
  assert.deepEqual(labels(step('inputs:\n      Default: w‸')), ['wait', 'last']);
  assert.deepEqual(labels(step('inputs:\n      Choices:\n        - NextStep: ‸')), ['wait', 'last']);
});

test('between braces: parameters, variables, outputs and system variables', () => {
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
  const found = labels(text);
  for (const label of ['InstanceId', 'variable:count', 'run.Mine', 'run.CommandId', 'global:REGION']) {
    assert.ok(found.includes(label), label);
  }
  assert.match(accepted(text, 'run.Mine'), /Duration: "\{\{ run\.Mine \}\}"/);
});

test('between braces in a block of text of a Command document, parameters only', () => {
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
  assert.deepEqual(labels(text), ['Message']);
});

test('nothing inside of a script, and no references in a runbook’s script', () => {
  const script = (line: string): string =>
    `${head}  - name: a\n    action: aws:executeScript\n    inputs:\n      Script: |\n        def f():\n          ${line}\n`;
  assert.deepEqual(labels(script('na‸')), []);
  assert.deepEqual(labels(script('x = "{{ ‸')), []);
});

test('values of inputs may be parameters, quoted as YAML needs', () => {
  const text = `${head}  - name: a\n    action: aws:runInstances\n    inputs:\n      ImageId: ‸\n`;
  assert.match(accepted(text, '{{ InstanceId }}'), /ImageId: "\{\{ InstanceId \}\}"\n/);
});

test('descriptions are free text', () => {
  assert.deepEqual(labels(`${head}${sleep}    description: some ‸\n`), []);
  assert.deepEqual(labels(`description: ‸\n${head}${sleep}`), []);
});

test('JSON: keys, with value and quotes; existing colons stay', () => {
  const text = '{ "schemaVersion": "0.3", "‸" }';
  assert.equal(accepted(text, 'description', 'json'), '{ "schemaVersion": "0.3", "description": "" }');
  const renamed = '{ "schemaVersion": "0.3", "desc‸": "x" }';
  assert.equal(accepted(renamed, 'description', 'json'), '{ "schemaVersion": "0.3", "description": "x" }');
});

test('JSON: values, inputs, targets and references', () => {
  const step = (inner: string): string =>
    `{ "schemaVersion": "0.3", "parameters": { "P": { "type": "String" } }, "mainSteps": [ { "name": "a", ${inner} } ] }`;
  assert.ok(labels(step('"action": "‸"'), 'json').includes('aws:sleep'));
  assert.ok(labels(step('"action": ‸'), 'json').includes('aws:sleep'));
  assert.deepEqual([...labels(step('"action": "aws:sleep", "inputs": { "‸" }'), 'json')].sort(), [
    'Duration',
    'Timestamp',
  ]);
  assert.deepEqual(labels(step('"nextStep": "‸"'), 'json'), ['a']);
  assert.ok(labels(step('"action": "aws:sleep", "inputs": { "Duration": "{{ ‸" }'), 'json').includes('P'));
});

test('half-written text of any kind yields a list and no exception', () => {
  const whole = `${head}${sleep}`;
  for (let end = 0; end <= whole.length; end += 1) {
    assert.ok(Array.isArray(labels(`${whole.slice(0, end)}‸`)));
  }
});

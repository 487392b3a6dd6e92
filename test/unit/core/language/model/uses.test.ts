import { test } from 'node:test';
import assert from 'node:assert/strict';
import { usesOf } from '../../../../../src/core/language/model/uses.ts';
import { namesIn, parsedOf } from '../../../../support/names.ts';

function runbook(step: string, top = ''): string {
  return `schemaVersion: "0.3"\n${top}\nmainSteps:\n  - name: s\n    ${step.replaceAll('\n', '\n    ')}\n`;
}

function uses(text: string): readonly string[] {
  const { model, references } = parsedOf(text);
  return [...usesOf(model, text, references)].map(({ kind, name }) => `${kind} ${name}`);
}

test('targets are names behind step:, in any quotes and with escapes', () => {
  for (const target of ['step:s', "'step:s'", '"step: s"', '"\\u0073tep:s"']) {
    assert.deepEqual(uses(runbook(`action: aws:sleep\nonFailure: ${target}`)), ['step s'], target);
  }
  assert.deepEqual(uses(runbook('action: aws:sleep\nonFailure: Abort\nonCancel: step:')), []);
});

test('a name that also stands in the word step is found where it is', () => {
  const text = runbook('action: aws:sleep\nonFailure: step:s');
  const { model, references } = parsedOf(text);
  const [use] = usesOf(model, text, references);
  assert.equal(use?.start, text.lastIndexOf(':s') + 1);
});

test('the longest declared output is meant, and what follows a dot is taken of the value', () => {
  const outputs = 'outputs:\n  - Name: Out\n  - Name: Out.more\n';
  const step = `action: aws:executeAwsApi\n${outputs}inputs: { a: "{{ s.Out.more.x }} {{ s.Outer }}" }`;
  assert.deepEqual(uses(runbook(step)), ['step s', 'output s.Out.more', 'step s', 'output s.Outer']);
  const top = 'variables: { v: {}, w.x: {} }';
  assert.deepEqual(uses(runbook('inputs: { a: "{{ variable:v.y }}{{ variable:w.x }}" }', top)), [
    'variable v',
    'variable w.x',
  ]);
});

test('inside scripts and descriptions only declared names count', () => {
  const command = `schemaVersion: "2.2"
parameters: { known: { type: String } }
mainSteps:
  - name: a
    action: aws:runShellScript
    description: "{{ known }} {{ other }}"
    inputs:
      workingDirectory: "{{ missing }}"
      runCommand: ["docker --format '{{ other }}'", "{{ known }} {{ a.b }} {{ global:REGION }}"]
`;
  assert.deepEqual(uses(command), ['parameter missing', 'parameter known', 'parameter known']);
});

test('text of a runbook’s script names nothing, what only looks like a reference neither', () => {
  assert.deepEqual(
    uses(runbook('action: aws:executeScript\ninputs:\n  Script: "{{ s.x }}"\n  Handler: "{{#a}}"')),
    [],
  );
});

test('outputs of the document are named without braces, and with them', () => {
  const text = `${runbook('action: aws:sleep')}outputs:\n  - s.a\n  - "s.b"\n  - "{{ s.c }}"\n  - nothing\n  - "\\u0073.d"\n`;
  assert.deepEqual(uses(text).toSorted(), [
    'output s.a',
    'output s.b',
    'output s.c',
    'step s',
    'step s',
    'step s',
  ]);
});

test('the variable that aws:updateVariable changes is used', () => {
  for (const [name, expected] of [
    ['variable:v', ['variable v']],
    ['"variable:v"', ['variable v']],
    ['v', []],
    ['!Sub "variable:v"', []],
  ] as const) {
    assert.deepEqual(uses(runbook(`action: aws:updateVariable\ninputs: { Name: ${name} }`)), expected, name);
  }
});

test('spans are exact in JSON with escapes around the reference', () => {
  const text = JSON.stringify({
    schemaVersion: '0.3',
    parameters: { Id: { type: 'String' } },
    mainSteps: [
      {
        name: 's',
        action: 'aws:sleep',
        inputs: { a: '{"id":\n"{{ Id }}"}\t{{Id}}', b: ['é{{ s.Out }}'] },
        onFailure: 'step:s',
      },
    ],
  });
  assert.deepEqual(namesIn(text, 'json'), [
    ...['parameter Id!', 'step s!', 'parameter Id', 'parameter Id', 'step s', 'output s.Out', 'step s'],
  ]);
});

test('spans are exact in every style of YAML', () => {
  const styles = [
    'plain {{ Id }}',
    "'it''s {{ Id }}'",
    '"\\t{{ Id }}"',
    '|\n      # {{ Id }}',
    '>-\n      a\n      {{ Id }}',
    '[ "{{ Id }}" ]',
    'two\n      lines {{ Id }}',
  ];
  for (const style of styles) {
    const text = runbook(`inputs:\n  a: ${style}`, 'parameters: { Id: { type: String } }');
    assert.deepEqual(namesIn(text), ['parameter Id!', 'step s!', 'parameter Id'], style);
  }
});

test('a parameter in three braces of a script is used, as the agent replaces it', () => {
  const text =
    'schemaVersion: "2.2"\nparameters: { P: {} }\nmainSteps: [{ inputs: { runCommand: ["$a = %{{{ P }}%}", "{{{ Q }}}"] } }]\n';
  assert.deepEqual(namesIn(text), ['parameter P!', 'parameter P']);
});

test('a name that is not written yet has no place', () => {
  assert.deepEqual(namesIn('parameters: { "": {} }\nmainSteps: [{ name: "" }]'), []);
});

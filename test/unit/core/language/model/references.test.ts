import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentModel } from '../../../../../src/core/language/model/document.ts';
import {
  referencesIn,
  referencesOf,
  type Reference,
} from '../../../../../src/core/language/model/references.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

function brief(reference: Reference): string {
  if (reference.kind === 'parameter') return reference.name;
  return reference.kind === 'output'
    ? `${reference.step}.${reference.name}`
    : `${reference.prefix}:${reference.name}`;
}

function inText(text: string): readonly string[] {
  return referencesIn(text, { start: 0, end: text.length }).map(brief);
}

function inDocument(text: string): readonly string[] {
  return [...referencesOf(documentModel(parse(text, 'yaml').root), text)].map(({ reference }) =>
    brief(reference),
  );
}

test('parameters, outputs and prefixes, with any space inside the braces', () => {
  assert.deepEqual(
    inText('{{a}} {{ b_1 }} {{\tstep.Out }} {{global:REGION}} {{ ssm:/a/b.c }} {{ variable:v }}'),
    ['a', 'b_1', 'step.Out', 'global:REGION', 'ssm:/a/b.c', 'variable:v'],
  );
});

test('spans are those of what stands between the braces', () => {
  const text = 'x {{ name }} {{step.Out}}';
  const spans = referencesIn(text, { start: 0, end: text.length }).map(({ start, end }) =>
    text.slice(start, end),
  );
  assert.deepEqual(spans, ['name', 'step.Out']);
});

test('braces of other languages are no references', () => {
  assert.deepEqual(
    inText(
      '{{.Names}} {{#if x}} {{ a b }} {{}} {{ }} {{ color: red }} {{ x | y }} {{{x}} { {x} } {{ https://a }}',
    ),
    [],
  );
});

test('a reference may stand in JSON text', () => {
  assert.deepEqual(inText('{"id":{{ x }}}'), ['x']);
});

test('references count where the service or the agent looks for them', () => {
  const runbook = `schemaVersion: "0.3"
description: "{{ inDescription }}"
assumeRole: "{{ inRole }}"
parameters: { p: { default: "{{ ssm:inDefault }}" } }
mainSteps:
  - name: "{{ inName }}"
    description: "{{ inStepDescription }}"
    action: aws:executeScript
    timeoutSeconds: "{{ inTimeout }}"
    inputs:
      InputPayload: { a: ["{{ inPayload }}"] }
      Script: "{{ inScript }}"
`;
  assert.deepEqual(inDocument(runbook), ['inRole', 'inTimeout', 'inPayload']);
});

test('steps of a loop count once', () => {
  const text = `mainSteps:
  - action: aws:loop
    inputs:
      Iterators: "{{ list }}"
      Steps:
        - action: aws:sleep
          inputs: { Duration: "{{ once }}" }
`;
  assert.deepEqual(inDocument(text), ['list', 'once']);
});

test('sessions, older Command documents, and text of scripts', () => {
  assert.deepEqual(inDocument('sessionType: Port\nproperties: { portNumber: "{{ port }}" }'), ['port']);
  assert.deepEqual(
    inDocument('runtimeConfig: { "aws:runShellScript": { properties: [{ runCommand: "{{ c }}" }] } }'),
    ['c'],
  );
  const command =
    'schemaVersion: "2.2"\nmainSteps: [{action: aws:runShellScript, inputs: {runCommand: ["{{ a }}"], workingDirectory: "{{ b }}"}}]';
  const placed = [...referencesOf(documentModel(parse(command, 'yaml').root), command)];
  assert.deepEqual(
    placed.map(({ inScript }) => inScript),
    [true, false],
  );
});

test('what another tool computes is not looked into', () => {
  assert.deepEqual(inDocument('mainSteps: [{action: aws:sleep, inputs: {Duration: !Sub "{{ x }}"}}]'), []);
});

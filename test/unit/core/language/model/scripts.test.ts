import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentModel } from '../../../../../src/core/language/model/document.ts';
import { shellTexts } from '../../../../../src/core/language/model/scripts.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

function texts(text: string): readonly string[] {
  const model = documentModel(parse(text, 'yaml').root);
  return [...shellTexts(model)].map(({ node, dialect }) => `${dialect} ${String(node.value)}`);
}

test('scripts of Command documents, in a list or as one text', () => {
  const text =
    'schemaVersion: "2.2"\nmainSteps:\n' +
    '  - { action: aws:runShellScript, inputs: { runCommand: [a, b] } }\n' +
    '  - { action: aws:runPowerShellScript, inputs: { RunCommand: c } }\n';
  assert.deepEqual(texts(text), ['shell a', 'shell b', 'powershell c']);
});

test('scripts of schema version 1.2', () => {
  const text =
    'schemaVersion: "1.2"\nruntimeConfig:\n  aws:runShellScript: { properties: { runCommand: [a] } }\n';
  assert.deepEqual(texts(text), ['shell a']);
});

test('commands of a session, by platform', () => {
  const text =
    'schemaVersion: "1.0"\nsessionType: InteractiveCommands\nproperties:\n  windows: { commands: a }\n  linux: { commands: b }\n';
  assert.deepEqual(texts(text), ['powershell a', 'shell b']);
});

test('runbooks have none: nothing is put into their scripts', () => {
  const text = 'schemaVersion: "0.3"\nmainSteps:\n  - { action: aws:executeScript, inputs: { Script: a } }\n';
  assert.deepEqual(texts(text), []);
});

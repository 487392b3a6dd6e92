import { test } from 'node:test';
import assert from 'node:assert/strict';
import { declare } from '../../../../src/core/language/declare.ts';
import { parse } from '../../../../src/core/language/syntax/parse.ts';
import { LineMap, type Format } from '../../../../src/core/language/text.ts';
import { applyEdits } from '../../../support/documents.ts';

function declared(
  text: string,
  format: Format = 'yaml',
  section: 'parameters' | 'variables' = 'parameters',
): string | undefined {
  const context = { text, format, lines: new LineMap(text) };
  const [fix] = declare(context, parse(text, format).root, section, 'New');
  return fix === undefined ? undefined : applyEdits(text, fix.edits);
}

test('beside others, as they are written', () => {
  assert.equal(
    declared('parameters:\n  Old:\n    type: String\nmainSteps: []\n'),
    'parameters:\n  New:\n    type: String\n  Old:\n    type: String\nmainSteps: []\n',
  );
  assert.equal(
    declared('parameters: { Old: { type: String } }\n'),
    'parameters: { Old: { type: String }, New: { "type": "String" } }\n',
  );
  assert.equal(
    declared('{\n  "parameters": {\n    "Old": { "type": "String" }\n  }\n}', 'json'),
    '{\n  "parameters": {\n    "Old": { "type": "String" },\n    "New": { "type": "String" }\n  }\n}',
  );
});

test('the first one, before the steps', () => {
  assert.equal(
    declared('schemaVersion: "0.3"\nmainSteps: []\n', 'yaml', 'variables'),
    'schemaVersion: "0.3"\nvariables:\n  New:\n    type: String\nmainSteps: []\n',
  );
  assert.equal(
    declared('{\n  "mainSteps": []\n}', 'json'),
    '{\n  "parameters": { "New": { "type": "String" } },\n  "mainSteps": []\n}',
  );
  assert.equal(declared('parameters: {}\n'), 'parameters: { "New": { "type": "String" } }\n');
});

test('line ends stay what they are', () => {
  assert.equal(
    declared('a: b\r\nmainSteps: []\r\n'),
    'a: b\r\nparameters:\r\n  New:\r\n    type: String\r\nmainSteps: []\r\n',
  );
});

test('nothing where there is no plain place', () => {
  assert.equal(declared(''), undefined);
  assert.equal(declared('a: b\n'), undefined);
  assert.equal(declared('parameters: text\nmainSteps: []\n'), undefined);
});

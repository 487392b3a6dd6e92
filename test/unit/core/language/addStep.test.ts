import { test } from 'node:test';
import assert from 'node:assert/strict';
import { addStep } from '../../../../src/core/language/addStep.ts';
import { parse } from '../../../../src/core/language/syntax/parse.ts';
import { LineMap, type Format } from '../../../../src/core/language/text.ts';
import { applyEdits } from '../../../support/documents.ts';
import { runbook, sleep } from '../../../support/ruleCases.ts';

function added(text: string, format: Format = 'yaml', name = 'extra'): string | undefined {
  const context = { text, format, lines: new LineMap(text) };
  const [fix] = addStep(context, parse(text, format).root, name);
  return fix === undefined ? undefined : applyEdits(text, fix.edits);
}

const extra = '  - name: extra\n    action: aws:pause\n    inputs: {}\n    isEnd: true\n';

test('behind the last step, which stays the end of its way', () => {
  assert.equal(added(runbook(sleep('a'))), runbook(sleep('a', '    isEnd: true\n') + extra));
});

test('a last step that says where it goes is left alone', () => {
  for (const lines of ['    isEnd: true\n', '    nextStep: extra\n']) {
    assert.equal(added(runbook(sleep('a', lines))), runbook(sleep('a', lines) + extra));
  }
});

test('a last step that says it is no end is not decided about', () => {
  assert.equal(added(runbook(sleep('a', '    isEnd: false\n'))), undefined);
});

test('behind a script and before what follows the steps', () => {
  const script =
    '- name: a\n  action: aws:executeScript\n  isEnd: true\n  inputs:\n    Script: |\n      # last line\n';
  assert.equal(
    added(`mainSteps:\n${script}outputs: []\n`),
    `mainSteps:\n${script}- name: extra\n  action: aws:pause\n  inputs: {}\n  isEnd: true\noutputs: []\n`,
  );
});

test('JSON', () => {
  assert.equal(
    added('{\n  "mainSteps": [\n    { "name": "a", "action": "aws:pause" }\n  ]\n}', 'json'),
    '{\n  "mainSteps": [\n    { "name": "a", "action": "aws:pause", "isEnd": true },\n    { "name": "extra", "action": "aws:pause", "inputs": {}, "isEnd": true }\n  ]\n}',
  );
});

test('nothing without steps, for a name that no step can have, or for steps written in a way of their own', () => {
  assert.equal(added('mainSteps: []\n'), undefined);
  assert.equal(added(''), undefined);
  assert.equal(added(runbook(sleep('a')), 'yaml', 'not a name'), undefined);
  assert.equal(added('mainSteps:\n  -\n    name: a\n    action: aws:pause\n'), undefined);
  assert.equal(added('mainSteps:\n  - { name: a, action: aws:pause }\n'), undefined);
});

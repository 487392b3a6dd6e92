import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Hover } from '../../../../../src/core/language/lsp.ts';
import type { Format } from '../../../../../src/core/language/text.ts';
import { LineMap } from '../../../../../src/core/language/text.ts';
import { documentOf, marked, service } from '../../../../support/documents.ts';

function hoverAt(textWithMark: string, format: Format = 'yaml'): Hover | undefined {
  const { text, position } = marked(textWithMark);
  return service.hover(documentOf(text, format), position);
}

/** The text that the hover is about. */
function subject(textWithMark: string, format: Format = 'yaml'): string {
  const { text } = marked(textWithMark);
  const range = hoverAt(textWithMark, format)?.range;
  assert.ok(range);
  const lines = new LineMap(text);
  return text.slice(lines.offset(range.start), lines.offset(range.end));
}

const runbook = `schemaVersion: "0.3"
parameters:
  InstanceId:
    type: String
    description: Which one.
    default: i-0
variables:
  count: { type: Integer }
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    inputs:
      InstanceIds: ["{{ InstanceId }}"]
      DesiredState: stopped
  - name: wait
    action: aws:sleep
    inputs:
      Duration: "{{ variable:count }}{{ stop.Nothing }}{{ global:REGION }}"
`;

test('an action tells what it does, what it needs and where to read on', () => {
  const text = runbook.replace('aws:changeInst', 'aws:change‸Inst');
  assert.equal(subject(text), 'aws:changeInstanceState');
  const contents = hoverAt(text)?.contents ?? '';
  assert.match(contents, /Needs `InstanceIds`, `DesiredState`/);
  assert.match(contents, /https:\/\/docs\.aws\.amazon\.com\/.*changestate/);
});

test('a plugin tells its platforms', () => {
  const text = 'schemaVersion: "2.2"\nmainSteps:\n  - action: aws:‸runShellScript\n    name: a\n';
  assert.match(hoverAt(text)?.contents ?? '', /Platforms: Linux, MacOS/);
});

test('keys of the document, of steps, of inputs and of parameters tell type, values and default', () => {
  assert.match(
    hoverAt(runbook.replace('mainSteps', 'main‸Steps'))?.contents ?? '',
    /\*\*mainSteps\*\*: .*required/,
  );
  assert.match(hoverAt(runbook.replace('DesiredState', 'Desired‸State'))?.contents ?? '', /`running`/);
  assert.match(
    hoverAt(runbook.replace('type: String', 'ty‸pe: String'))?.contents ?? '',
    /Values: .*`StringList`/,
  );
  assert.equal(subject(runbook.replace('DesiredState', 'Desired‸State')), 'DesiredState');
});

test('the value of a key tells about its key', () => {
  assert.match(hoverAt(runbook.replace('stopped', 'stop‸ped'))?.contents ?? '', /^\*\*DesiredState\*\*/);
});

test('references tell what they refer to', () => {
  const parameter = runbook.replace('{{ InstanceId', '{{ Instance‸Id');
  assert.equal(subject(parameter), 'InstanceId');
  assert.equal(
    hoverAt(parameter)?.contents,
    '**InstanceId**: parameter, String\n\nWhich one.\n\nDefault: `"i-0"`\n\nDeclared in line 3, used once.',
  );
  assert.match(
    hoverAt(runbook.replace('variable:count', 'variable:‸count'))?.contents ?? '',
    /count\*\*: variable, Integer/,
  );
  assert.match(
    hoverAt(runbook.replace('stop.Nothing', 'stop.‸Nothing'))?.contents ?? '',
    /of the step \*\*stop\*\*/,
  );
  assert.match(hoverAt(runbook.replace('global:REGION', 'global:‸REGION'))?.contents ?? '', /Region/);
});

test('JSON is hovered like YAML', () => {
  const text = '{ "schemaVersion": "0.3", "mainSteps": [{ "name": "a", "action": "aws:‸sleep" }] }';
  assert.equal(subject(text, 'json'), '"aws:sleep"');
});

test('declarations tell what they are and how often they are used', () => {
  const declared = runbook.replace('  InstanceId:', '  Inst‸anceId:');
  assert.equal(subject(declared), 'InstanceId');
  assert.match(hoverAt(declared)?.contents ?? '', /parameter, String[^]*Declared in line 3, used once\.$/);
  const step = hoverAt(runbook.replace('name: wait', 'name: wa‸it'))?.contents;
  assert.equal(step, '**wait**: step, `aws:sleep`\n\nDeclared in line 15, not used.');
});

test('there is nothing to say about scripts, blank lines and what is unknown', () => {
  for (const text of [
    '‸',
    `${runbook}\n‸\n`,
    'schemaVersion: "0.3"\nmainSteps:\n  - action: aws:executeScript\n    inputs:\n      Script: |\n        de‸f x',
    'schemaVersion: "0.3"\nunknown: va‸lue\n',
    'schemaVersion: "0.3"\nmainSteps:\n  - action: aws:no‸ne\n',
  ]) {
    assert.equal(hoverAt(text), undefined, text);
  }
});

test('what a session of this type can have is told', () => {
  const head = 'schemaVersion: "1.0"\nsessionType:';
  const port = `${head} Port\nproperties:\n  port‸Number: "22"\n`;
  assert.match(hoverAt(port)?.contents ?? '', /^\*\*portNumber\*\*/);
  const commands = `${head} InteractiveCommands\nproperties: { linux: { comm‸ands: top } }\n`;
  assert.match(hoverAt(commands)?.contents ?? '', /^\*\*commands\*\*/);
});

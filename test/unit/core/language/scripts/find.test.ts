import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Parser } from '../../../../../src/core/language/parser.ts';
import {
  isOneBlock,
  scriptsOf,
  textOfScript,
  type PlacedScript,
} from '../../../../../src/core/language/scripts/find.ts';
import { documentOf } from '../../../../support/documents.ts';

function found(text: string): readonly PlacedScript[] {
  return scriptsOf(new Parser().parse(documentOf(text)).model);
}

/** Each as `id language`. */
function names(text: string): readonly string[] {
  return found(text).map(({ id, language }) => `${id} ${language}`);
}

const runbook = (inputs: string, action = 'aws:executeScript'): string =>
  `schemaVersion: "0.3"\nmainSteps:\n  - name: a\n    action: ${action}\n    inputs: ${inputs}\n`;
const command = (inputs: string, plugin = 'aws:runShellScript'): string =>
  `schemaVersion: "2.2"\nmainSteps:\n  - name: a\n    action: ${plugin}\n    inputs: ${inputs}\n`;

test('the runtime and the document say the language of a runbook’s script', () => {
  assert.deepEqual(names(runbook('{ Runtime: python3.11, Script: pass }')), ['a/Script python']);
  assert.deepEqual(names(runbook('{ Runtime: PowerShell 7.4, Script: date }')), ['a/Script powershell']);
  assert.deepEqual(
    names(
      runbook('{ DocumentName: AWS-RunPowerShellScript, Parameters: { commands: [a] } }', 'aws:runCommand'),
    ),
    ['a/commands powershell'],
  );
  assert.deepEqual(
    names(runbook('{ DocumentName: AWS-RunShellScript, Parameters: { commands: a } }', 'aws:runCommand')),
    ['a/commands shellscript'],
  );
});

test('the plugin says the language of a command', () => {
  assert.deepEqual(names(command('{ runCommand: [a] }')), ['a/runCommand shellscript']);
  assert.deepEqual(names(command('{ runCommand: [a] }', 'aws:runPowerShellScript')), [
    'a/runCommand powershell',
  ]);
  assert.deepEqual(names(command('{ runCommand: [a] }', 'aws:softwareInventory')), []);
});

test('Command 1.2 has one script a plugin, or a list of them', () => {
  const legacy = (properties: string): string =>
    `schemaVersion: "1.2"\nruntimeConfig:\n  aws:runShellScript:\n    properties: ${properties}\n`;
  assert.deepEqual(names(legacy('{ runCommand: [a] }')), ['aws:runShellScript-1/runCommand shellscript']);
  assert.deepEqual(names(legacy('[{ runCommand: [a] }, { runCommand: [b] }]')), [
    'aws:runShellScript-1/runCommand shellscript',
    'aws:runShellScript-2/runCommand shellscript',
  ]);
});

test('sessions have profiles and commands, each of its platform', () => {
  const session =
    'schemaVersion: "1.0"\nsessionType: InteractiveCommands\ninputs:\n  shellProfile: { linux: a, windows: b }\nproperties:\n  windows: { commands: c }\n  macOS: { commands: d }\n';
  assert.deepEqual(names(session), [
    'shellProfile/linux shellscript',
    'shellProfile/windows powershell',
    'windows/commands powershell',
    'macOS/commands shellscript',
  ]);
});

test('what is not known, or is no text, is no script', () => {
  for (const value of ['!Ref Code', '1', '[]', '[a, 1]', '{ a: b }', '~'])
    assert.deepEqual(names(runbook(`{ Script: ${value} }`)), [], value);
});

test('lines are the items of a list; a list of one block is that block', () => {
  const [lines] = found(command('{ runCommand: [a, "", b] }'));
  assert.ok(lines && !('value' in lines.node));
  assert.equal(textOfScript(lines), 'a\n\nb\n');
  assert.equal(isOneBlock(lines.node), false);
  const [block] = found(command('\n      runCommand:\n        - |\n          a\n          b'));
  assert.ok(block && !('value' in block.node));
  assert.equal(textOfScript(block), 'a\nb\n');
  assert.ok(isOneBlock(block.node));
});

test('braces around a script are known', () => {
  assert.deepEqual(
    [runbook('{ Script: a }'), runbook('\n      Script: a')].map((text) => found(text)[0]?.isFlow),
    [true, false],
  );
});

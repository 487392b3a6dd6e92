import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Format } from '../../../../../src/core/language/text.ts';
import { applyEdits, documentOf, service } from '../../../../support/documents.ts';

const runbook = `schemaVersion: "0.3"
mainSteps:
  - name: compute
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |- # why
        def main(event, context):
          return 1
  - name: install
    action: aws:runCommand
    inputs:
      DocumentName: AWS-RunPowerShellScript
      Parameters:
        commands: Get-Process
`;

const command = `schemaVersion: "2.2"
mainSteps:
  - name: run
    action: aws:runShellScript
    inputs:
      runCommand:
        - set -e
        # keep this
        - 'echo "{{ x }}"'
        - "ls"   # and this
`;

function rewritten(
  text: string,
  id: string,
  after: (before: string) => string,
  format: Format = 'yaml',
): string {
  const script = service.scripts(documentOf(text, format)).find((each) => each.id === id);
  assert.ok(script, id);
  const edits = service.writeScript(documentOf(text, format), id, script.text, after(script.text));
  assert.ok(!('refused' in edits), JSON.stringify(edits));
  const result = applyEdits(text, edits);
  const back = service.scripts(documentOf(result, format)).find((each) => each.id === id);
  assert.equal(back?.text, after(script.text), result);
  return result;
}

test('scripts of runbooks, with language, name and text', () => {
  assert.deepEqual(
    service
      .scripts(documentOf(runbook))
      .map(({ id, language, fileName, text }) => [id, language, fileName, text]),
    [
      ['compute/Script', 'python', 'compute.py', 'def main(event, context):\n  return 1'],
      ['install/commands', 'powershell', 'install.ps1', 'Get-Process'],
    ],
  );
});

test('lists of lines are one text', () => {
  const [script] = service.scripts(documentOf(command));
  assert.equal(script?.text, 'set -e\necho "{{ x }}"\nls\n');
  assert.equal(script.fileName, 'run.sh');
});

test('scripts of Session and older Command documents', () => {
  const session = JSON.stringify({
    schemaVersion: '1.0',
    sessionType: 'InteractiveCommands',
    inputs: { shellProfile: { linux: 'bash', windows: 'date' } },
    properties: { linux: { commands: 'top' }, windows: { commands: 'gps' } },
  });
  const found = service.scripts(documentOf(session, 'json'));
  assert.deepEqual(
    found.map(({ fileName }) => fileName),
    ['shellProfile-linux.sh', 'shellProfile-windows.ps1', 'linux.sh', 'windows.ps1'],
  );
  const old = JSON.stringify({
    schemaVersion: '1.2',
    runtimeConfig: { 'aws:runShellScript': { properties: [{ id: '1', runCommand: ['a', 'b'] }] } },
  });
  assert.deepEqual(
    service.scripts(documentOf(old, 'json')).map(({ text }) => text),
    ['a\nb\n'],
  );
});

test('what is not text, and steps without scripts, are passed over', () => {
  const text = command.replace('- set -e', '- {a: 1}');
  assert.deepEqual(service.scripts(documentOf(text)), []);
  assert.deepEqual(service.scripts(documentOf('a: [')), []);
});

test('a block is written back at its indentation, with its comment; the rest stays', () => {
  const result = rewritten(runbook, 'compute/Script', (text) =>
    text.replace('return 1', 'x = 2\n\n  return x'),
  );
  assert.equal(result, runbook.replace('return 1', 'x = 2\n\n          return x'));
});

test('a last line end is kept, added and removed', () => {
  assert.match(
    rewritten(runbook, 'compute/Script', (text) => `${text}\n`),
    /Script: \| # why\n/,
  );
  assert.match(
    rewritten(runbook, 'compute/Script', (text) => `${text}\n\n`),
    /Script: \|\+ # why\n/,
  );
});

test('one line becomes several, as a block below its key', () => {
  const result = rewritten(runbook, 'install/commands', () => 'Get-Process\nGet-Date');
  assert.match(result, /\n {8}commands: \|-\n {10}Get-Process\n {10}Get-Date\n$/);
});

for (const [what, after] of [
  ['changed', 'set -e\necho 1\nls\n'],
  ['added at the end', 'set -e\necho "{{ x }}"\nls\nls -l\n'],
  ['added at the start', '#!/bin/sh\nset -e\necho "{{ x }}"\nls\n'],
  ['added between', 'set -e\necho "{{ x }}"\n\n: yes\nls\n'],
  ['removed', 'set -e\nls\n'],
  ['removed at the end', 'set -e\necho "{{ x }}"\n'],
  ['all other', 'a: b\n- c\n#d\n{{ e }}\n'],
] as const) {
  test(`lines of a list ${what}: the others keep their quotes and comments`, () => {
    const result = rewritten(command, 'run/runCommand', () => after);
    assert.match(result, what === 'all other' ? /runCommand/ : /- set -e\n/);
    if (after.includes('ls\n') && what !== 'added at the end') assert.match(result, /- "ls" {3}# and this/);
  });
  test(`JSON: lines of a list ${what}`, () => {
    const json = service.convert(documentOf(command));
    assert.ok(!('refused' in json));
    rewritten(json.text, 'run/runCommand', () => after, 'json');
    rewritten(JSON.stringify(JSON.parse(json.text)), 'run/runCommand', () => after, 'json');
  });
}

test('JSON strings get their escapes', () => {
  const json = service.convert(documentOf(runbook));
  assert.ok(!('refused' in json));
  const result = rewritten(json.text, 'compute/Script', () => 'a = "\\"\n\tb\n', 'json');
  assert.match(result, /"Script": "a = \\"\\\\\\"\\n\\tb\\n"/);
});

test('CRLF stays CRLF in the document, and is not in the text', () => {
  const windows = runbook.replaceAll('\n', '\r\n');
  const result = rewritten(windows, 'compute/Script', (text) => `${text}\n`);
  assert.equal(result.replaceAll('\r\n', '').includes('\n'), false);
});

test('what a block cannot hold plainly is quoted, and comes back', () => {
  rewritten(runbook, 'compute/Script', () => '  indented first\nline');
  rewritten(runbook, 'compute/Script', () => '');
  rewritten(runbook, 'compute/Script', () => '\u0007bell\nline');
  rewritten(runbook, 'install/commands', () => ': - # {{ x }}');
});

test('lists of one block stay one block', () => {
  const text = command.replace(/- set -e[^]*/, '- |\n          set -e\n          ls\n');
  const result = rewritten(text, 'run/runCommand', (before) => `${before}pwd\n`);
  assert.equal(result, `${text}          pwd\n`);
});

test('the script is found again when the document grew above it, or its step has another name', () => {
  const [script] = service.scripts(documentOf(runbook));
  assert.ok(script);
  const moved = `# new\n${runbook.replace('name: compute', 'name: calculate')}`;
  const edits = service.writeScript(documentOf(moved), script.id, script.text, 'pass');
  assert.ok(!('refused' in edits));
  assert.match(applyEdits(moved, edits), /Script: \|- # why\n {8}pass\n {2}- name: install/);
});

test('nothing is written over: a script that was changed or removed meanwhile is refused', () => {
  const [script] = service.scripts(documentOf(runbook));
  assert.ok(script);
  for (const [text, reason] of [
    [runbook.replace('return 1', 'return 2'), /was changed in the document since/],
    [runbook.replace(/ {2}- name: compute[^]*(?= {2}- name: install)/, ''), /no longer in the document/],
    [`${runbook}\t- [`, /has a mistake in line \d+/],
  ] as const) {
    const answer = service.writeScript(documentOf(text), script.id, script.text, 'pass');
    assert.ok('refused' in answer);
    assert.match(answer.refused, reason);
  }
});

test('a script that comes back as it was changes nothing, however its lines are written', () => {
  const text = command.replace('- set -e', '- "set -e\\nset -u"');
  assert.equal(
    rewritten(text, 'run/runCommand', (before) => before),
    text,
  );
});

test('blanks behind a script on one line do not get into its block', () => {
  const text = runbook.replace('commands: Get-Process\n', 'commands: Get-Process   \n');
  const result = rewritten(text, 'install/commands', (before) => `${before}\nGet-Date`);
  assert.ok(result.endsWith('commands: |-\n          Get-Process\n          Get-Date\n'), result);
});

test('in braces a script stays on its line, for YAML has no blocks there', () => {
  const text =
    'schemaVersion: "0.3"\nmainSteps:\n  - { name: a, action: aws:executeScript, inputs: {\n      Script: "pass"\n    } }\n';
  const result = rewritten(text, 'a/Script', (before) => `${before}\npass`);
  assert.match(result, /Script: "pass\\npass"\n/);
});

test('line ends that an editor makes its own are no change', () => {
  const text =
    '{"schemaVersion": "1.0", "sessionType": "X", "properties": {"linux": {"commands": "a\\r\\nb"}}}';
  assert.deepEqual(service.writeScript(documentOf(text, 'json'), 'linux/commands', 'a\r\nb', 'a\nb'), []);
});

test('the ends of Windows that all lines of a script have are kept; of a mixture an editor has made one kind', () => {
  const holding = (script: string): string =>
    JSON.stringify({
      schemaVersion: '2.2',
      mainSteps: [{ name: 'run', action: 'aws:runPowerShellScript', inputs: { runCommand: [script] } }],
    });
  const saved = (script: string, edited: string): string => {
    const document = documentOf(holding(script), 'json');
    const edits = service.writeScript(document, 'run/runCommand', script, edited);
    assert.ok(!('refused' in edits), JSON.stringify(edits));
    return applyEdits(document.getText(), edits);
  };
  assert.equal(saved('a\r\nb\r\n', 'a\nB\n'), holding('a\r\nB\r\n'));
  assert.equal(saved('a\r\nb\nc', 'a\nB\nc'), holding('a\nB\nc'));
});

import { test, before } from 'node:test';
import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { readFileSync, writeFileSync } from 'node:fs';
import { isRecord, isStringArray } from '../../src/core/base/json.ts';
import { looksLikeDocument } from '../../src/core/language/detect.ts';
import { diagnose, filledSnippet } from '../support/documents.ts';
import { jsonGrammar } from '../support/grammars/json.ts';
import { yamlGrammar } from '../support/grammars/yaml.ts';
import { loadGrammar, scopesOf, tokenize } from '../support/grammar.ts';

let yaml: IGrammar;
let json: IGrammar;
before(async () => {
  yaml = await loadGrammar('yaml');
  json = await loadGrammar('json');
});

const command = `schemaVersion: "2.2"   # why
parameters:
  Message: {type: String, default: hello}
mainSteps:
- action: aws:runShellScript
  name: onLinux
  inputs:
    timeoutSeconds: 60
    runCommand:
    - echo "{{ Message }}"
    - |
      if true; then
        echo "not closed
      fi
    - 'echo quoted'
- name: onWindows
  action: "aws:runPowerShellScript"
  inputs:
    runCommand:
      - Write-Output "{{Message}}"
      - |-
        param($x)
  precondition:
    StringEquals: [platformType, Windows]
`;

test('YAML: shell and PowerShell are told apart by the action of their step', () => {
  const tokens = tokenize(yaml, command);
  assert.match(scopesOf(tokens, 'echo', 9), /meta\.embedded\.line\.shell keyword\.source\.shell/);
  assert.match(scopesOf(tokens, 'if', 11), /meta\.embedded\.block\.shell keyword\.source\.shell/);
  assert.match(
    scopesOf(tokens, 'Write-Output'),
    /meta\.embedded\.line\.powershell keyword\.source\.powershell/,
  );
  assert.match(scopesOf(tokens, 'param'), /meta\.embedded\.block\.powershell keyword\.source\.powershell/);
});

test('YAML: an unclosed quote in a script does not reach beyond the script', () => {
  const tokens = tokenize(yaml, command);
  const name = scopesOf(tokens, 'onWindows');
  assert.match(name, /^source\.ssm\.yaml string\.unquoted/);
  assert.match(scopesOf(tokens, "'", 14), /string\.quoted\.single/);
});

test('YAML: keys, actions, numbers, comments and flow collections', () => {
  const tokens = tokenize(yaml, command);
  assert.match(scopesOf(tokens, 'schemaVersion'), /entity\.name\.tag/);
  assert.match(scopesOf(tokens, '# why'), /comment\.line/);
  assert.match(scopesOf(tokens, 'aws:runShellScript'), /support\.function\.action/);
  assert.match(scopesOf(tokens, '"aws:runPowerShellScript"'), /support\.function\.action/);
  assert.match(scopesOf(tokens, '60'), /constant\.numeric/);
  assert.match(scopesOf(tokens, 'platformType'), /string\.unquoted/);
  assert.match(scopesOf(tokens, 'type'), /entity\.name\.tag/);
});

test('YAML: references are marked in strings and in shell scripts', () => {
  const tokens = tokenize(yaml, command);
  assert.match(scopesOf(tokens, 'Message', 9), /meta\.embedded\.line\.shell .*variable\.other\.reference/);
  assert.match(
    scopesOf(tokens, 'Message', 19),
    /meta\.embedded\.line\.powershell .*variable\.other\.reference/,
  );
  const plain = tokenize(yaml, 'a: x {{ global:REGION }} y');
  assert.match(scopesOf(plain, 'global'), /support\.variable/);
});

const runbook = `mainSteps:
  - name: python
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |
        def main(events, context):
          return f"{{ x }}"
  - name: powershell
    action: aws:executeScript
    inputs:
      Runtime: PowerShell 7.4
      Script: |
        Write-Output 'x'
  - name: shell
    action: aws:runCommand
    inputs:
      DocumentName: AWS-RunPowerShellScript
      Parameters:
        commands:
          - Write-Output x
  - name: before
    action: aws:executeScript
    inputs:
      Script: |-
        def other(): return
`;

test('YAML: the Runtime above decides the language of a runbook’s script, and Python is the usual one', () => {
  const tokens = tokenize(yaml, runbook);
  assert.match(scopesOf(tokens, 'def', 7), /meta\.embedded\.block\.python keyword\.source\.python/);
  assert.match(scopesOf(tokens, 'Write-Output', 14), /meta\.embedded\.block\.powershell keyword/);
  assert.match(scopesOf(tokens, 'Write-Output', 21), /meta\.embedded\.line\.powershell keyword/);
  assert.match(scopesOf(tokens, 'def', 26), /meta\.embedded\.block\.python keyword/);
});

test('YAML: braces in a runbook’s script are the script’s own', () => {
  const tokens = tokenize(yaml, runbook);
  assert.equal(
    tokens.some(({ scopes }) => scopes.includes('variable.other.reference.ssm')),
    false,
  );
});

test('YAML: what looks like keys inside of a script is script', () => {
  const tokens = tokenize(yaml, 'Script: |\n  def f():\n    else:\n  return: x\nafter: 1');
  assert.match(scopesOf(tokens, 'else'), /meta\.embedded\.block\.python/);
  assert.match(scopesOf(tokens, 'return'), /meta\.embedded\.block\.python/);
  assert.match(scopesOf(tokens, 'after'), /^source\.ssm\.yaml entity\.name\.tag/);
});

test('YAML: commands of a session are PowerShell below windows and shell elsewhere', () => {
  const tokens = tokenize(
    yaml,
    'properties:\n  linux:\n    commands: |\n      echo a\n  windows:\n    commands: |\n      Write-Output b\n  macos:\n    commands: |\n      echo c',
  );
  assert.match(scopesOf(tokens, 'echo', 3), /block\.shell keyword/);
  assert.match(scopesOf(tokens, 'Write-Output'), /block\.powershell keyword/);
  assert.match(scopesOf(tokens, 'echo', 9), /block\.shell keyword/);
});

const jsonDocument = `{
  "schemaVersion": "2.2",
  "mainSteps": [
    { "action": "aws:runShellScript", "name": "a", "inputs": {
      "timeoutSeconds": 60, "runCommand": ["echo \\"{{ Message }}", "if x"] } },
    { "action": "aws:runPowerShellScript", "name": "b", "inputs": { "runCommand": ["Write-Output 1"] } },
    { "name": "c", "action": "aws:sleep", "inputs": { "Duration": "{{ Duration }}" }, "isEnd": true }
  ]
}`;

test('JSON: each line of a script is embedded, and the next string is untouched by it', () => {
  const tokens = tokenize(json, jsonDocument);
  assert.match(scopesOf(tokens, 'echo'), /meta\.embedded\.line\.shell keyword\.source\.shell/);
  assert.match(scopesOf(tokens, 'if'), /meta\.embedded\.line\.shell keyword\.control\.shell/);
  assert.match(scopesOf(tokens, 'Write-Output'), /meta\.embedded\.line\.powershell keyword/);
});

test('JSON: keys, actions, references, numbers and constants', () => {
  const tokens = tokenize(json, jsonDocument);
  assert.match(scopesOf(tokens, '"schemaVersion"'), /support\.type\.property-name/);
  assert.match(scopesOf(tokens, '"aws:sleep"'), /support\.function\.action/);
  assert.match(scopesOf(tokens, 'Message'), /variable\.other\.reference/);
  assert.match(scopesOf(tokens, 'Duration', 6), /variable\.other\.reference/);
  assert.match(scopesOf(tokens, '60'), /constant\.numeric/);
  assert.match(scopesOf(tokens, 'true'), /constant\.language/);
});

test('plugins of schema version 1.2 are PowerShell or shell by their name', () => {
  const document =
    'runtimeConfig:\n  aws:runPowerShellScript:\n    properties:\n      - runCommand:\n          - Write-Output 1\n  aws:runShellScript:\n    properties:\n      - runCommand:\n          - echo 1';
  const tokens = tokenize(yaml, document);
  assert.match(scopesOf(tokens, 'Write-Output'), /line\.powershell keyword/);
  assert.match(scopesOf(tokens, 'echo'), /line\.shell keyword/);
  const properties =
    '{"runtimeConfig": {"aws:runPowerShellScript": {"properties": [{"runCommand": ["param"]}]}}}';
  assert.match(scopesOf(tokenize(json, properties), 'param'), /line\.powershell keyword/);
});

test('JSON: a runbook’s script is Python or, by the Runtime above, PowerShell; each of its lines by itself', () => {
  const document = String.raw`{ "a": [
    { "inputs": { "Runtime": "python3.11", "Script": "def x\n  y = \"\n  return {{ z }}\n" } },
    { "inputs": { "Runtime": "PowerShell 7.4", "Script": "param" } },
    { "inputs": { "Script": "else", "b": "{{ c }}" } } ] }`;
  const tokens = tokenize(json, document);
  assert.match(scopesOf(tokens, 'def'), /meta\.script\.ssm meta\.embedded\.line\.python keyword/);
  assert.match(scopesOf(tokens, 'return'), /line\.python keyword\.source\.python/);
  assert.match(scopesOf(tokens, 'param'), /line\.powershell keyword/);
  assert.match(scopesOf(tokens, 'else'), /line\.python keyword/);
  assert.match(scopesOf(tokens, 'c'), /variable\.other\.reference/);
  assert.equal(tokens.filter(({ scopes }) => scopes.includes('variable.other.reference.ssm')).length, 1);
});

const grammars = { yaml: yamlGrammar, json: jsonGrammar };
for (const format of ['yaml', 'json'] as const) {
  test(`${format}: the grammar in syntaxes/ is the one that its rules make`, () => {
    const path = `syntaxes/ssm-${format}.tmLanguage.json`;
    const text = `${JSON.stringify(grammars[format], undefined, 2)}\n`;
    if (process.env['UPDATE_GRAMMARS'] === '1') writeFileSync(path, text);
    assert.equal(readFileSync(path, 'utf8'), text, `${path} is out of date: run with UPDATE_GRAMMARS=1`);
  });

  test(`${format}: every snippet of a document is a valid document once it is filled in`, () => {
    const snippets: unknown = JSON.parse(readFileSync(`schemas/snippets/ssm-${format}.json`, 'utf8'));
    assert.ok(isRecord(snippets));
    const names = Object.keys(snippets).filter((name) => !/ step, /.test(name));
    assert.ok(names.length >= 6);
    for (const name of names) {
      const snippet = snippets[name];
      assert.ok(isRecord(snippet) && isStringArray(snippet['body']));
      const text = filledSnippet(snippet['body'].join('\n'));
      const mistakes = diagnose(text, format).filter((problem) => problem.severity <= 2);
      assert.deepEqual(mistakes, [], `${name}\n${text}`);
      // A configuration may have any shape: only its file's name says what it is.
      assert.equal(looksLikeDocument(text, format), !name.startsWith('Application configuration'), name);
    }
  });
}

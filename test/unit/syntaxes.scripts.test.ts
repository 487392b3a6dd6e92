import { before, test } from 'node:test';
import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { loadGrammar, scopesOf, tokenize } from '../support/grammar.ts';

let yaml: IGrammar;
let json: IGrammar;
before(async () => {
  yaml = await loadGrammar('yaml');
  json = await loadGrammar('json');
});

/** Looks at the first token with a text: `scopes('YAML', 'echo')`. */
const inYaml = (text: string) => reader(yaml, text);
const inJson = (text: string) => reader(json, text);
function reader(grammar: IGrammar, text: string): (token: string, fromLine?: number) => string {
  const tokens = tokenize(grammar, text);
  return (token, fromLine) => scopesOf(tokens, token, fromLine);
}

const step = (action: string, inputs: string): string =>
  `mainSteps:\n  - name: a\n    action: ${action}\n    inputs:\n${inputs}\n    onFailure: exit\n`;

const key = /^source\.ssm\.yaml entity\.name\.tag\.yaml$/;
const shell = /meta\.embedded\.line\.shell keyword/;
const powershell = /meta\.embedded\.line\.powershell keyword/;

for (const [how, written] of [
  ['in double quotes', '"echo hi"'],
  ['in single quotes', "'echo hi'"],
  ['plain', 'echo hi'],
  ['in a flow list, in double quotes', '["echo hi"]'],
  ['in a flow list, in single quotes', "['echo hi', 'b']"],
  ['in a flow list, plain', '[echo hi, b]'],
  ['in a flow list over lines', '[\n        "echo hi",\n        "b"]'],
] as const) {
  test(`YAML: a script beside its key, ${how}, is shell, and what follows is YAML`, () => {
    const scopes = inYaml(step('aws:runShellScript', `      runCommand: ${written} # why`));
    assert.match(scopes('echo'), shell);
    assert.match(scopes('# why'), /^source\.ssm\.yaml comment/);
    assert.match(scopes('onFailure'), key);
  });

  test(`YAML: a script beside its key, ${how}, is PowerShell in a PowerShell step`, () => {
    const text = step('aws:runPowerShellScript', `      runCommand: ${written.replace('echo', 'param')}`);
    assert.match(inYaml(text)('param'), powershell);
    assert.match(inYaml(text)('onFailure'), key);
  });
}

test('YAML: items of a list in quotes are script, with escapes and doubled quotes', () => {
  const lines = ['- "echo \\"a\\" && cat"', "- 'echo ''a'' && cat'", '- echo a', '- param'];
  const list = `      runCommand:\n        ${lines.join('\n        ')}`;
  const inShell = inYaml(step('aws:runShellScript', list));
  for (const line of [5, 6]) {
    assert.match(inShell('echo', line), shell);
    assert.match(inShell('cat', line), shell);
  }
  assert.match(inShell('echo', 7), shell);
  assert.match(inYaml(step('aws:runPowerShellScript', list))('param'), powershell);
});

test('YAML: keywords, comments and modifiers at the start of a quoted line are known though no space is before', () => {
  const lines = ['"#!/bin/sh"', "'# why'", '"if x"', "'for i in a; do'", '"export A=b"'];
  const scopes = inYaml(
    step('aws:runShellScript', `      runCommand:\n        - ${lines.join('\n        - ')}`),
  );
  assert.match(scopes('#!/bin/sh'), /line\.shell comment/);
  assert.match(scopes('# why'), /line\.shell comment/);
  assert.match(scopes('if'), /line\.shell keyword\.control/);
  assert.match(scopes('for'), /line\.shell keyword\.control\.for/);
  assert.match(scopes('i'), /line\.shell variable\.other\.for/);
  assert.match(scopes('export'), /line\.shell storage\.modifier/);
});

for (const [what, open] of [
  ['a double quote of YAML', '"echo a'],
  ['a single quote of YAML', "'echo a"],
  ['a quote of the shell in a plain line', 'echo "a'],
  ['a quote of the shell in single quotes', "'echo \"a'"],
  ['a bracket', '[echo a'],
] as const) {
  test(`YAML: ${what} that is not closed ends with its item or its key`, () => {
    const item = inYaml(
      step('aws:runShellScript', `      runCommand:\n        - ${open}\n        - echo next`),
    );
    assert.match(item('echo'), shell);
    assert.match(item('-', 6), /^source\.ssm\.yaml punctuation/);
    assert.match(item('echo', 6), /^source\.ssm\.yaml meta\.embedded\.line\.shell keyword/);
    assert.match(item('onFailure'), key);
    const beside = inYaml(step('aws:runShellScript', `      runCommand: ${open}\n      timeoutSeconds: 3`));
    assert.match(beside('timeoutSeconds'), key);
  });
}

test('YAML: a plain line may go on in the next one', () => {
  const scopes = inYaml(
    step('aws:runShellScript', '      runCommand:\n        - echo a &&\n            echo b\n        - cat'),
  );
  assert.match(scopes('echo', 6), shell);
  assert.match(scopes('cat'), shell);
});

test('YAML: keys beside a key that stands behind a dash are not its script', () => {
  const scopes = inYaml(
    'x:\n- runCommand: echo a\n  name: b\n- runCommand: |\n    echo c\n  name: d\n- description: |\n    text\n  name: e\n- runCommand:\n  - echo f\n  name: g',
  );
  for (const line of [2, 5, 8, 11]) assert.match(scopes('name', line), key, String(line));
  assert.match(scopes('echo', 4), /block\.shell keyword/);
  assert.match(scopes('text'), /string\.unquoted\.block/);
  assert.match(scopes('echo', 10), shell);
});

test('YAML: a parameter named like a script’s key is declared in YAML', () => {
  const scopes = inYaml(
    [
      'parameters:\n  commands:\n    type: StringList\n    description: |\n      echo is said\n    default: [echo]',
      '  Script:\n    type: String\n  runCommand: {type: echo}\nmainSteps:',
    ].join('\n'),
  );
  assert.match(scopes('type'), key);
  assert.match(scopes('StringList'), /^source\.ssm\.yaml string\.unquoted/);
  assert.match(scopes('echo is said'), /^source\.ssm\.yaml string\.unquoted\.block/);
  assert.match(scopes('echo', 5), /^source\.ssm\.yaml string\.unquoted/);
  assert.match(scopes('type', 7), key);
  assert.match(scopes('echo', 8), /^source\.ssm\.yaml string\.unquoted/);
  assert.match(scopes('mainSteps'), key);
});

test('YAML: a key named like an action is a key, and an action’s name in text is text', () => {
  const scopes = inYaml(
    'runtimeConfig:\n  aws:runPowerShellScript:\n    properties:\n      - id: 0.aws:runPowerShellScript\n        runCommand: [param]\ndescription: uses aws:runShellScript for it\nname: aws:sleep',
  );
  assert.match(scopes('aws:runPowerShellScript'), key);
  assert.match(scopes('param'), powershell);
  assert.match(scopes('uses aws:runShellScript for it'), /^source\.ssm\.yaml string\.unquoted/);
});

for (const sign of ['|', '|-', '|+', '>', '|2', '|2-', '>-2', '|- # why']) {
  test(`YAML: a block that begins with ${sign} is script to its end, with empty lines and deeper ones`, () => {
    const block = `runCommand: ${sign}\n          echo a\n\n            echo "b\n        echo c`;
    const scopes = inYaml(step('aws:runShellScript', `      ${block}`));
    for (const line of [5, 7]) assert.match(scopes('echo', line), /block\.shell keyword/);
    assert.match(scopes('onFailure'), key);
    const item = inYaml(
      step(
        'aws:runShellScript',
        `      runCommand:\n        - ${sign}\n            echo a\n\n          echo b\n        - cat`,
      ),
    );
    assert.match(item('echo', 8), /block\.shell keyword/);
    assert.match(item('cat'), shell);
  });
}

test('YAML: the end of a here-document is indented as its block is', () => {
  const block = ['|', 'cat <<EOF', '  echo {{ Name }}', 'EOF', "cat <<-'END' > x", 'cat', 'END', 'echo last'];
  const scopes = inYaml(step('aws:runShellScript', `      runCommand: ${block.join('\n        ')}`));
  assert.match(scopes('Name'), /heredoc.* variable\.other\.reference/);
  assert.match(scopes('EOF', 7), /block\.shell punctuation\.definition\.string\.heredoc/);
  assert.match(scopes('cat', 8), /block\.shell keyword/);
  assert.match(scopes('cat', 9), /block\.shell string\.unquoted\.heredoc/);
  assert.match(scopes('echo', 11), /block\.shell keyword/);
});

test('YAML: references are marked in one-line scripts, and not in those of runbooks', () => {
  const command = inYaml(
    step('aws:runShellScript', '      runCommand: ["echo {{ Name }}", \'{{ Other }}\']'),
  );
  assert.match(command('Name'), /line\.shell .*variable\.other\.reference/);
  assert.match(command('Other'), /variable\.other\.reference/);
  const script = inYaml(
    step('aws:executeScript', '      Runtime: python3.11\n      Script: "print({{ Name }})"'),
  );
  assert.match(script('print'), /line\.python keyword/);
  assert.doesNotMatch(script('Name'), /reference/);
});

test('YAML: a runbook’s script of one line is Python, or PowerShell by its Runtime', () => {
  const script = (runtime: string, text: string) =>
    inYaml(step('aws:executeScript', `      Runtime: ${runtime}\n      Script: ${text}`));
  const python = script('python3.11', '"def main(e, c):\\n  return e\\n"');
  assert.match(python('def'), /line\.python keyword/);
  assert.match(python('return'), /line\.python keyword/);
  assert.match(python('\\n'), /constant\.character\.escape/);
  assert.match(script("'PowerShell 7.4'", "'param'")('param'), powershell);
  assert.match(script('PowerShell Core 6.0 # old', 'param')('param'), powershell);
});

test('YAML: a comment at the margin does not end what an action says', () => {
  const scopes = inYaml(
    'x:\n  - name: a\n    action: aws:runPowerShellScript\n# why\n    inputs:\n      runCommand:\n        - param\n# why not\n        - param\n',
  );
  assert.match(scopes('param', 6), powershell);
  assert.match(scopes('param', 8), powershell);
});

test('YAML: any document with PowerShell in its name is sent PowerShell', () => {
  const scopes = inYaml(
    step(
      'aws:runCommand',
      '      DocumentName: arn:aws:ssm:eu-west-1:111122223333:document/Team-PowerShell\n      Parameters:\n        commands: [param]',
    ),
  );
  assert.match(scopes('param'), powershell);
});

test('YAML: a shell profile is shell, and PowerShell on Windows', () => {
  const scopes = inYaml(
    'inputs:\n  shellProfile:\n    windows: "param"\n    linux: |\n      echo a\n    macOS: echo b\n  idleSessionTimeout: echo',
  );
  assert.match(scopes('param'), powershell);
  assert.match(scopes('echo', 4), /block\.shell keyword/);
  assert.match(scopes('echo', 5), shell);
  assert.match(scopes('echo', 6), /^source\.ssm\.yaml string/);
});

test('YAML: lines that end with CRLF are read as those that do not, with or without the CR in the line', () => {
  const text = step(
    'aws:runShellScript',
    '      runCommand:\n        - |2-\n          echo "{{ a }}\n        - "echo b"',
  );
  const named = (written: string): readonly string[] =>
    tokenize(yaml, written)
      .filter((token) => token.text.trim() !== '')
      .map((token) => `${token.text.trim()} ${token.scopes.join(' ')}`);
  assert.deepEqual(named(text.replaceAll('\n', '\r\n')), named(text));
});

test('JSON: lines of a script after \\n are known, and one that is not closed ends with its line or object', () => {
  const scopes = inJson(
    String.raw`{ "a": { "runCommand": "if x\nexport A='b\n# why\ncat y" },
  "b": { "runCommand": ["echo a", "if x
  }, "c": { "d": "echo", "commands": { "type": "echo" } } }`,
  );
  assert.match(scopes('if'), /line\.shell keyword\.control/);
  assert.match(scopes('export'), /line\.shell storage\.modifier/);
  assert.match(scopes('# why'), /line\.shell comment/);
  assert.match(scopes('cat'), /line\.shell entity\.name\.function/);
  assert.match(scopes('echo', 1), shell);
  assert.match(scopes('"c"'), /^source\.ssm\.json support\.type\.property-name/);
  assert.match(scopes('echo', 2), /^source\.ssm\.json string\.quoted/);
  assert.match(scopes('"type"'), /support\.type\.property-name/);
});

test('JSON: a shell profile is shell, and PowerShell on Windows', () => {
  const scopes = inJson(
    '{ "inputs": { "shellProfile": { "linux": "echo a", "windows": "param" }, "x": { "linux": "echo" } } }',
  );
  assert.match(scopes('echo'), shell);
  assert.match(scopes('param'), powershell);
  assert.match(inJson('{ "x": { "linux": "echo" } }')('echo'), /^source\.ssm\.json string\.quoted/);
});

test('JSON: any document with PowerShell in its name is sent PowerShell, and references are marked', () => {
  const scopes = inJson(
    '{ "DocumentName": "Team-PowerShell", "Parameters": { "commands": ["param {{ Name }}"] } }',
  );
  assert.match(scopes('param'), powershell);
  assert.match(scopes('Name'), /line\.powershell .*variable\.other\.reference/);
});

test('JSON: a script of 16 KB in one line is shell to its end, and what follows is JSON', () => {
  const lines = Array.from({ length: 800 }, (_, index) => `echo line ${index}`).join('\\n');
  const scopes = inJson(`{ "runCommand": ["cat; ${lines}"], "b": 1 }`);
  assert.match(scopes('cat'), shell);
  assert.match(scopes('"b"'), /^source\.ssm\.json support\.type\.property-name/);
});

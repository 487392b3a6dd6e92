import { test } from 'node:test';
import assert from 'node:assert/strict';
import { applyEdits, diagnose } from '../../../../support/documents.ts';
import { command } from '../../../../support/ruleCases.ts';

const declared = 'parameters:\n  p:\n    type: String\n';

function documentOf(plugin: string, line: string): string {
  return command(
    `  - name: run\n    action: aws:${plugin}\n    inputs:\n      runCommand:\n        - |\n          ${line}\n`,
    declared,
  );
}

/** What the line is once `p` is read from the environment; `undefined` where that is not offered. */
function read(plugin: string, line: string): string | undefined {
  const text = documentOf(plugin, line);
  const fix = diagnose(text)
    .flatMap(({ fixes }) => fixes)
    .find(({ title }) => title === "Read 'p' from the environment");
  if (fix === undefined) return undefined;
  const [, fixed] = /- \|\n {10}([^\n]*)\n$/.exec(applyEdits(text, fix.edits)) ?? [];
  assert.ok(!diagnose(applyEdits(text, fix.edits)).some(({ code }) => code === 'shell-injection'));
  return fixed;
}

const shell: readonly (readonly [line: string, fixed: string | undefined])[] = [
  ['useradd {{ p }} -m', 'useradd "${SSM_p}" -m'],
  ['P={{p}}', 'P="${SSM_p}"'],
  ['echo "is {{ p }}."', 'echo "is ${SSM_p}."'],
  ["grep '{{ p }}' a", undefined],
  ['mkdir ~{{ p }}', undefined],
  ['paths=({{ p }})', undefined],
  ['for i in {{ p }}; do echo "$i"; done', undefined],
  ['echo $(( {{ p }} / 2 ))', undefined],
  ['bash -c "echo {{ p }}"', undefined],
  ['eval "a={{ p }}"', undefined],
  ['ssh host "id {{ p }}"', undefined],
];

for (const [line, fixed] of shell) {
  test(`a shell's line: ${line}`, () => {
    assert.equal(read('runShellScript', line), fixed);
  });
}

const powershell: readonly (readonly [line: string, fixed: string | undefined])[] = [
  ['Start-Sleep -s {{p}}', 'Start-Sleep -s $env:SSM_p'],
  ['New-Rule -Port {{p}} -Protocol TCP', 'New-Rule -Port $env:SSM_p -Protocol TCP'],
  ['Get-Item C:\\{{p}}_old', 'Get-Item C:\\${env:SSM_p}_old'],
  ['Write-Host "is {{ p }}.x"', 'Write-Host "is $($env:SSM_p).x"'],
  ['& {{p}}.exe', undefined],
  ['$list = @({{p}})', undefined],
  ['if ({{p}} -gt 5) { exit }', undefined],
  ['$a = {{p}} * 2', undefined],
  ['Invoke-Expression "a {{p}}"', undefined],
];

for (const [line, fixed] of powershell) {
  test(`a line of PowerShell: ${line}`, () => {
    assert.equal(read('runPowerShellScript', line), fixed);
  });
}

test('a script that hands text on as it stands is not rewritten', () => {
  assert.equal(read('runShellScript', "echo {{ p }}; cat <<'END'"), undefined);
  assert.equal(read('runPowerShellScript', "echo {{ p }}; $text = @'"), undefined);
});

test('a parameter that is used elsewhere too stays what it is', () => {
  const text = documentOf('runShellScript', 'echo {{ p }}').replace(
    '    inputs:\n',
    '    inputs:\n      workingDirectory: "{{ p }}"\n',
  );
  const titles = diagnose(text).flatMap(({ fixes }) => fixes.map(({ title }) => title));
  assert.deepEqual(titles, ["Restrict 'p' by an allowedPattern"]);
});

test('a default with blanks is among what the pattern allows; one that is code has no pattern', () => {
  const text = (value: string): string =>
    documentOf('runShellScript', "echo '{{ p }}'").replace('String\n', `String\n    default: ${value}\n`);
  const fixesOf = (value: string) => diagnose(text(value)).flatMap(({ fixes }) => fixes);
  const [spaced] = fixesOf('Hello World');
  assert.match(applyEdits(text('Hello World'), spaced?.edits ?? []), /allowedPattern: "\^\[.* -\]\*\$"/);
  assert.deepEqual(fixesOf('a; b'), []);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { diagnose } from '../../../../support/documents.ts';
import { command, testRule } from '../../../../support/ruleCases.ts';

function script(parameter: string, ...lines: readonly string[]): string {
  const commands = lines.map((line) => `        - ${line}\n`).join('');
  return command(
    `  - name: run\n    action: aws:runShellScript\n    inputs:\n      runCommand:\n${commands}`,
    `parameters:\n  p:\n${parameter}`,
  );
}

const free = '    type: String\n';
const bare =
  "Whoever runs this can put a command of their own in 'p': its text goes into the shell as it is. Set interpolationType: ENV_VAR and read it as an environment variable (SSM Agent 3.3.2746.0 or later), or restrict it by an allowedPattern.";
const quoted = bare.replace('as it is', 'between quotes that it can close');

testRule('shell-injection', [
  {
    what: 'a bare reference is read from the environment instead',
    text: script(free, 'echo {{ p }}'),
    expected: [['p', bare]],
    fixed: script(`${free}    interpolationType: ENV_VAR\n`, 'echo "${SSM_p}"'),
  },
  {
    what: 'all of a parameter’s references are replaced at once',
    text: script(free, 'echo {{ p }}', 'echo "is {{p}}"'),
    expected: [
      ['p', bare],
      ['p', quoted],
    ],
    fixed: script(`${free}    interpolationType: ENV_VAR\n`, 'echo "${SSM_p}"', 'echo "is ${SSM_p}"'),
  },
  {
    what: 'nothing is replaced within single quotes; a pattern is offered',
    text: script(free, "echo '{{ p }}'"),
    expected: [
      [
        'p',
        "Whoever runs this can put a command of their own in 'p': its text goes into the shell between quotes that it can close. Restrict it by an allowedPattern.",
      ],
    ],
    fixed: script(`${free}    allowedPattern: "^[a-zA-Z0-9_./:@=,+-]*$"\n`, "echo '{{ p }}'"),
  },
  { what: 'a line that is the parameter', text: script(free, '"{{ p }}"', '"  {{p}}  "'), expected: [] },
  { what: 'a comment', text: script(free, '"# {{ p }} is used"'), expected: [] },
  {
    what: 'a safe pattern',
    text: script(`${free}    allowedPattern: ^[a-z]+$\n`, 'echo {{ p }}'),
    expected: [],
  },
  {
    what: 'a pattern that lets commands pass',
    text: script(`${free}    allowedPattern: ^.+$\n`, 'echo {{ p }}'),
    expected: [['p', bare.replace('as it is', 'with special characters that its allowedPattern lets pass')]],
  },
  { what: 'a number', text: script('    type: Integer\n', 'echo {{ p }}'), expected: [] },
  {
    what: 'the commands of a session',
    text: 'schemaVersion: "1.0"\nsessionType: InteractiveCommands\nparameters:\n  p: { type: String }\nproperties:\n  linux: { commands: "tail {{ p }}" }\n',
    expected: [
      [
        'p',
        "Whoever runs this can put a command of their own in 'p': its text goes into the shell as it is. Restrict it by an allowedPattern.",
      ],
    ],
  },
  {
    what: 'an empty list of values restricts nothing',
    text: script(`${free}    allowedValues: []\n`, 'echo {{ p }}'),
    expected: [['p', bare]],
  },
  {
    what: 'values that were meant for a list are told by their type alone',
    text: script(`${free}    allowedValues: a,b\n`, 'echo {{ p }}'),
    expected: [],
  },
]);

test('of more references than are told, none is moved to the environment: some would be left behind', () => {
  const told = diagnose(script(free, `echo ${'{{ p }} '.repeat(600)}`)).filter(
    ({ code }) => code === 'shell-injection',
  );
  assert.ok(told.length > 0 && told.length < 600);
  const titles = told.flatMap(({ fixes }) => fixes.map(({ title }) => title));
  assert.ok(titles.every((title) => !title.includes('environment')));
});

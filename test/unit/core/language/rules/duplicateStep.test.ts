import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function message(name: string): string {
  return `A step above is named '${name}' already. Give each step a name of its own.`;
}

testRule('duplicate-step', [
  {
    what: 'the later one is told',
    text: runbook(sleep('a') + sleep('b') + sleep('a')),
    expected: [['a', message('a')]],
  },
  {
    what: 'also in a loop: a name is unique in the runbook',
    text: runbook(
      sleep('a') +
        '  - name: l\n    action: aws:loop\n    inputs:\n      Iterators: ["1"]\n      Steps: [{ name: "a", action: aws:pause }]\n',
    ),
    expected: [['"a"', message('a')]],
  },
  {
    what: 'Command documents',
    text: command(
      '  - { name: a, action: aws:refreshAssociation }\n  - { name: a, action: aws:refreshAssociation }\n',
    ),
    expected: [['a', message('a')]],
  },
  {
    what: 'steps without a name',
    text: runbook('  - action: aws:pause\n  - action: aws:pause\n'),
    expected: [],
  },
]);

import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('step-name', [
  {
    what: 'spaces, hyphens and dots',
    text: runbook(sleep('"a b-c.d"')),
    expected: [['"a b-c.d"', "A step is named with letters, digits and _ only; this is 'a b-c.d'."]],
    fixed: runbook(sleep('"a_b_c_d"')),
  },
  {
    what: 'a name that is taken is not proposed',
    text: runbook(sleep('a_b') + sleep('a-b')),
    expected: [['a-b', "A step is named with letters, digits and _ only; this is 'a-b'."]],
  },
  {
    what: 'nothing but signs leaves nothing to propose',
    text: runbook(sleep('"?!"')),
    expected: [['"?!"', "A step is named with letters, digits and _ only; this is '?!'."]],
  },
  {
    what: 'Command documents are freer',
    text: command('  - { name: "0.aws-x", action: aws:refreshAssociation }\n'),
    expected: [],
  },
  {
    what: 'names that CloudFormation computes',
    text: runbook('  - { name: !Sub "a-${b}", action: aws:pause }\n'),
    expected: [],
  },
]);

import { runbook, testRule } from '../../../../support/ruleCases.ts';

testRule('empty-choices', [
  {
    what: 'an empty list',
    text: runbook('  - { name: a, action: aws:branch, inputs: { Choices: [] } }\n'),
    expected: [
      ['Choices', 'This branch has no choice. Add one with NextStep and a condition, or remove the step.'],
    ],
  },
  {
    what: 'choices that another tool computes',
    text: runbook('  - { name: a, action: aws:branch, inputs: { Choices: !Ref C } }\n'),
    expected: [],
  },
  {
    what: 'none at all is an input that is missing',
    text: runbook('  - { name: a, action: aws:branch, inputs: {} }\n'),
    expected: [],
  },
]);

import { runbook, testRule } from '../../../../support/ruleCases.ts';

testRule('loop-limit', [
  {
    what: 'too many rounds, also as text',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      MaxIterations: "200"\n      LoopCondition: { Variable: "{{ inner.Status }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    expected: [
      [
        '"200"',
        'A loop has at most 100 rounds; these are 200 iterations. Take fewer, or go on in another loop.',
      ],
    ],
    fixed: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      MaxIterations: "100"\n      LoopCondition: { Variable: "{{ inner.Status }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
  },
  {
    what: 'too many items',
    text: runbook(
      `  - name: round\n    action: aws:loop\n    inputs:\n      Iterators: [${Array.from({ length: 101 }, String).join(', ')}]\n      Steps: [{ name: inner, action: aws:pause }]\n`,
    ),
    expected: [
      [
        'Iterators',
        'A loop has at most 100 rounds; these are 101 items. Take fewer, or go on in another loop.',
      ],
    ],
  },
  {
    what: 'no steps',
    text: runbook('  - name: round\n    action: aws:loop\n    inputs: { Iterators: [a], Steps: [] }\n'),
    expected: [['Steps', 'This loop repeats nothing. Write the steps it is to repeat.']],
  },
  ...[
    runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      MaxIterations: 100\n      LoopCondition: { Variable: "{{ inner.Status }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      MaxIterations: "{{ x }}"\n      LoopCondition: { Variable: "{{ inner.Status }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
  ].map((text) => ({ what: 'a hundred rounds, and a number that is computed', text, expected: [] })),
]);

import { runbook, testRule } from '../../../../support/ruleCases.ts';

testRule('loop-kind', [
  {
    what: 'both, in either order',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: "{{ inner.Status }}", StringEquals: a }\n      Iterators: ["a"]\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    expected: [
      [
        'Iterators',
        "A loop has either 'Iterators', to go through a list, or 'LoopCondition', to repeat while it holds. Remove one of the two.",
      ],
    ],
  },
  ...[
    runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      Iterators: ["a"]\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: "{{ inner.Status }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
  ].map((text) => ({ what: 'one of them', text, expected: [] })),
  {
    what: 'none is an input that is missing',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    expected: [],
  },
]);

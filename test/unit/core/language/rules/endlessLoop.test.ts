import { runbook, testRule } from '../../../../support/ruleCases.ts';

testRule('endless-loop', [
  {
    what: 'a parameter never changes',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: "{{ x }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    expected: [
      [
        'LoopCondition',
        'Nothing in this loop changes what its condition compares, so it does not end before its last round. Compare an output of one of its steps, or a variable that one of them updates, or set MaxIterations.',
      ],
    ],
  },
  {
    what: 'an output of a step outside',
    text: runbook(
      '  - { name: make, action: aws:createImage, inputs: { InstanceId: i-1, ImageName: x } }\n' +
        '  - name: round\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: "{{ make.ImageState }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    expected: [
      [
        'LoopCondition',
        'Nothing in this loop changes what its condition compares, so it does not end before its last round. Compare an output of one of its steps, or a variable that one of them updates, or set MaxIterations.',
      ],
    ],
  },
  {
    what: 'a variable that nothing inside updates',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: "{{ variable:v }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n' +
        '  - { name: u, action: aws:updateVariable, inputs: { Name: "variable:v", Value: a } }\n',
    ),
    expected: [
      [
        'LoopCondition',
        'Nothing in this loop changes what its condition compares, so it does not end before its last round. Compare an output of one of its steps, or a variable that one of them updates, or set MaxIterations.',
      ],
    ],
  },
  {
    what: 'with a number of rounds it counts',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      MaxIterations: 3\n      LoopCondition: { Variable: "{{ x }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    expected: [],
  },
  ...[
    runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: "{{ inner.Status }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: "{{ variable:v }}", StringEquals: a }\n      Steps:\n        - { name: u, action: aws:updateVariable, inputs: { Name: "variable:v", Value: b } }\n',
    ),
    runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: "{{ round.CurrentIteration }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: "{{ global:DATE_TIME }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
  ].map((text) => ({
    what: 'an output of a step inside, a variable updated inside, the round itself, the time',
    text,
    expected: [],
  })),
]);

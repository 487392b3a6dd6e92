import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('loop-value', [
  {
    what: 'after the loop',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      Iterators: ["a"]\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n' +
        '  - { name: use, action: aws:deleteImage, inputs: { ImageId: "{{ round.CurrentIteration }}" } }\n',
    ),
    expected: [
      [
        'round.CurrentIteration',
        "'round.CurrentIteration' has a value only inside the loop 'round'. Move this step into its Steps, or use another value.",
      ],
    ],
  },
  {
    what: 'before the loop',
    text: runbook(
      '  - { name: use, action: aws:deleteImage, inputs: { ImageId: "{{ round.CurrentIteratorValue.Id }}" } }\n' +
        '  - name: round\n    action: aws:loop\n    inputs:\n      Iterators: ["a"]\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    expected: [
      [
        'round.CurrentIteratorValue.Id',
        "'round.CurrentIteratorValue.Id' has a value only inside the loop 'round'. Move this step into its Steps, or use another value.",
      ],
    ],
  },
  {
    what: 'the item of a loop that goes through none',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: "{{ round.CurrentIteratorValue }}", StringEquals: a }\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    expected: [
      [
        'round.CurrentIteratorValue',
        "The loop 'round' goes through no 'Iterators', so it has no CurrentIteratorValue. Use CurrentIteration, the number of the round.",
      ],
    ],
  },
  {
    what: 'inside, at any depth',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      Iterators: [a]\n      Steps:\n        - name: nested\n          action: aws:loop\n          inputs:\n            Iterators: ["{{ round.CurrentIteratorValue }}"]\n            Steps: [{ name: inner, action: aws:deleteImage, inputs: { ImageId: "{{ round.CurrentIteration }}" } }]\n',
    ),
    expected: [],
  },
  {
    what: 'where a step leads out of the round',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      Iterators: ["a"]\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S }, nextStep: out }\n' +
        sleep('next', '    isEnd: true\n') +
        '  - { name: out, action: aws:deleteImage, inputs: { ImageId: "{{ round.CurrentIteratorValue }}" } }\n',
    ),
    expected: [],
  },
  {
    what: 'a step that is no loop',
    text: runbook(
      '  - { name: make, action: aws:createImage, inputs: { InstanceId: i-1, ImageName: x } }\n' +
        '  - { name: use, action: aws:deleteImage, inputs: { ImageId: "{{ make.CurrentIteration }}" } }\n',
    ),
    expected: [],
  },
]);

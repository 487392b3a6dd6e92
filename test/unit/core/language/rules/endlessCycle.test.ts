import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('endless-cycle', [
  {
    what: 'a step that names itself',
    text: runbook(sleep('a', '    nextStep: a\n')),
    expected: [
      [
        'a',
        "From here the runbook goes back to 'a' again and again: no step on the way ends it or leads out. Add isEnd: true, or a branch that leaves.",
      ],
    ],
  },
  {
    what: 'a circle that is found on the way, said where it turns back',
    text: runbook(sleep('a') + sleep('b') + sleep('c', '    nextStep: b\n') + sleep('d')),
    expected: [
      [
        'b',
        "From here the runbook goes back to 'b' again and again: no step on the way ends it or leads out. Add isEnd: true, or a branch that leaves.",
      ],
    ],
  },
  {
    what: 'an end on a failure that leads elsewhere',
    text: runbook(sleep('a', '    onFailure: step:c\n') + sleep('b', '    nextStep: a\n') + sleep('c')),
    expected: [],
  },
  {
    what: 'a circle with a branch out of it',
    text: runbook(
      sleep('a') +
        '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: c, Variable: "{{ global:DATE }}", StringEquals: x }\n      Default: a\n' +
        sleep('c'),
    ),
    expected: [],
  },
  {
    what: 'a branch whose every way leads back',
    text: runbook(
      sleep('a') +
        '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: a, Variable: "{{ global:DATE }}", StringEquals: x }\n      Default: a\n',
    ),
    expected: [
      [
        'a',
        "From here the runbook goes back to 'a' again and again: no step on the way ends it or leads out. Add isEnd: true, or a branch that leaves.",
      ],
    ],
  },
  {
    what: 'a circle inside of a loop',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      Iterators: ["a"]\n      Steps:\n        - { name: x, action: aws:sleep, inputs: { Duration: PT1S } }\n        - { name: y, action: aws:sleep, inputs: { Duration: PT1S }, nextStep: x }\n',
    ),
    expected: [
      [
        'x',
        "From here the runbook goes back to 'x' again and again: no step on the way ends it or leads out. Add isEnd: true, or a branch that leaves.",
      ],
    ],
  },
  {
    what: 'a loop that ends its rounds',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      Iterators: ["a"]\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n' +
        sleep('b'),
    ),
    expected: [],
  },
]);

import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('unreachable-step', [
  {
    what: 'behind an end',
    text: runbook(sleep('a', '    isEnd: true\n') + sleep('b')),
    expected: [
      [
        'b',
        "Nothing leads to the step 'b': the steps above go on elsewhere or end. Name it in a nextStep, a choice or step:, or remove it.",
      ],
    ],
  },
  {
    what: 'behind a nextStep that passes it, also when isEnd is text',
    text: runbook(
      sleep('a', '    nextStep: c\n') + sleep('b') + sleep('c', '    isEnd: "true"\n') + sleep('d'),
    ),
    expected: [
      [
        'b',
        "Nothing leads to the step 'b': the steps above go on elsewhere or end. Name it in a nextStep, a choice or step:, or remove it.",
      ],
      [
        'd',
        "Nothing leads to the step 'd': the steps above go on elsewhere or end. Name it in a nextStep, a choice or step:, or remove it.",
      ],
    ],
  },
  {
    what: 'behind a branch with a default',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: c, Variable: "{{ global:DATE }}", StringEquals: x }\n      Default: c\n' +
        sleep('b') +
        sleep('c'),
    ),
    expected: [
      [
        'b',
        "Nothing leads to the step 'b': the steps above go on elsewhere or end. Name it in a nextStep, a choice or step:, or remove it.",
      ],
    ],
  },
  {
    what: 'behind a branch without a default',
    text: runbook(
      '  - name: choose\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: c, Variable: "{{ global:DATE }}", StringEquals: x }\n' +
        sleep('b') +
        sleep('c'),
    ),
    expected: [],
  },
  {
    what: 'what only failures and cancellations lead to',
    text: runbook(
      sleep('a', '    onFailure: step:b\n    isEnd: true\n') +
        sleep('b', '    onCancel: step:c\n    isEnd: true\n') +
        sleep('c'),
    ),
    expected: [],
  },
  {
    what: 'a branch out of a loop, and the way on from it',
    text: runbook(
      '  - name: round\n    action: aws:loop\n    inputs:\n      Iterators: ["a"]\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S }, nextStep: out }\n' +
        sleep('next', '    isEnd: true\n') +
        sleep('out'),
    ),
    expected: [],
  },
  {
    what: 'the steps of a loop that is left at once are said once',
    text: runbook(
      sleep('a', '    isEnd: true\n') +
        '  - name: round\n    action: aws:loop\n    inputs:\n      Iterators: ["a"]\n      Steps:\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S } }\n',
    ),
    expected: [
      [
        'round',
        "Nothing leads to the step 'round': the steps above go on elsewhere or end. Name it in a nextStep, a choice or step:, or remove it.",
      ],
    ],
  },
  ...[
    runbook(
      '  - name: a\n    action: aws:pause\n    nextStep: "{{ x }}"\n' +
        sleep('b', '    isEnd: true\n') +
        sleep('c'),
    ),
    runbook(sleep('a', '    nextStep: zz\n') + sleep('b', '    isEnd: true\n') + sleep('c')),
    runbook(sleep('a', '    nextStep: b\n') + sleep('b', '    isEnd: true\n') + sleep('b')),
  ].map((text) => ({
    what: 'nothing is certain where a target is computed, undefined or ambiguous',
    text,
    expected: [],
  })),
  {
    what: 'isEnd that is computed',
    text: runbook('  - name: a\n    action: aws:pause\n    isEnd: "{{ x }}"\n' + sleep('b')),
    expected: [],
  },
  {
    what: 'steps of Command documents all run',
    text: command(
      '  - { name: a, action: aws:refreshAssociation, isEnd: true }\n  - { name: b, action: aws:refreshAssociation }\n',
    ),
    expected: [],
  },
]);

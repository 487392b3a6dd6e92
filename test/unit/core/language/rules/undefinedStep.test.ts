import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('undefined-step', [
  {
    what: 'a step inside of a loop, from outside; out of a loop and within it are right',
    text: runbook(
      sleep('start', '    nextStep: inner\n') +
        '  - name: round\n    action: aws:loop\n    inputs:\n      Iterators: [a]\n      Steps:\n        - { name: first, action: aws:sleep, inputs: { Duration: PT1S }, nextStep: inner }\n        - { name: inner, action: aws:sleep, inputs: { Duration: PT1S }, onFailure: "step:last" }\n' +
        sleep('last'),
    ),
    expected: [
      [
        'inner',
        "The step 'inner' is inside of the loop 'round', which starts with its first step. Name the loop.",
      ],
    ],
  },
  {
    what: 'a slip behind step: is corrected, and nothing else',
    text: runbook(sleep('finish') + sleep('a', '    onFailure: "step:finsh"\n')),
    expected: [['finsh', "'onFailure' names the step 'finsh', which does not exist. Did you mean 'finish'?"]],
    fixed: runbook(sleep('finish') + sleep('a', '    onFailure: "step:finish"\n')),
  },
  {
    what: 'a step is not suggested to itself',
    text: runbook(sleep('again', '    nextStep: agin\n')),
    expected: [
      ['agin', "'nextStep' names the step 'agin', which does not exist. Name a step that does, or add it."],
    ],
  },
  {
    what: 'targets of a branch, also in quotes',
    text: runbook(
      '  - name: a\n    action: aws:branch\n    inputs:\n      Choices:\n        - { NextStep: \'b\', Variable: x, StringEquals: y }\n        - { NextStep: "zzz", Variable: x, StringEquals: y }\n      Default: yyy\n' +
        sleep('b'),
    ),
    expected: [
      ['zzz', "'NextStep' names the step 'zzz', which does not exist. Name a step that does, or add it."],
      ['yyy', "'Default' names the step 'yyy', which does not exist. Name a step that does, or add it."],
    ],
  },
  {
    what: 'steps within loops can be named by those beside them, and by those of loops within',
    text: runbook(
      '  - name: l\n    action: aws:loop\n    inputs:\n      Iterators: ["1"]\n      Steps:\n        - { name: a, action: aws:pause, nextStep: in }\n        - { name: m, action: aws:loop, inputs: { Iterators: [b], Steps: [{ name: b, action: aws:pause, onFailure: "step:in" }] } }\n        - { name: in, action: aws:pause }\n',
    ),
    expected: [],
  },
  {
    what: 'Abort, Continue and references',
    text: runbook(sleep('a', '    onFailure: Continue\n    onCancel: Abort\n    nextStep: "{{ x }}"\n')),
    expected: [],
  },
  {
    what: 'Command documents have no targets',
    text: command('  - { name: a, action: aws:refreshAssociation, nextStep: b }\n'),
    expected: [],
  },
  {
    what: 'a step that is to be written yet',
    text: runbook(sleep('a', '    onFailure: "step:rescue"\n    isEnd: true\n')),
    expected: [
      [
        'rescue',
        "'onFailure' names the step 'rescue', which does not exist. Name a step that does, or add it.",
      ],
    ],
    fixed: runbook(
      `${sleep('a', '    onFailure: "step:rescue"\n    isEnd: true\n')}  - name: rescue\n    action: aws:pause\n    inputs: {}\n    isEnd: true\n`,
    ),
  },
]);

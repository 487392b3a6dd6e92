import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('end-with-next', [
  {
    what: 'both',
    text: runbook(sleep('a', '    isEnd: true\n    nextStep: b\n') + sleep('b')),
    expected: [
      [
        'nextStep',
        'This step ends the runbook by isEnd: true, so nextStep has no effect. Remove one of the two.',
      ],
    ],
  },
  {
    what: 'isEnd as text',
    text: runbook(sleep('a', '    nextStep: b\n    isEnd: "True"\n') + sleep('b')),
    expected: [
      [
        'nextStep',
        'This step ends the runbook by isEnd: true, so nextStep has no effect. Remove one of the two.',
      ],
    ],
  },
  {
    what: 'isEnd: false is what the console writes',
    text: runbook(sleep('a', '    isEnd: false\n    nextStep: b\n') + sleep('b')),
    expected: [],
  },
  {
    what: 'Command documents have neither',
    text: command('  - { name: a, action: aws:refreshAssociation, isEnd: true, nextStep: a }\n'),
    expected: [],
  },
]);

testRule('unreachable-step', [
  {
    what: 'what a step names that ends the runbook is one mistake',
    text: runbook(sleep('a', '    isEnd: true\n    nextStep: b\n') + sleep('b')),
    expected: [],
  },
]);

import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('ignored-flow-key', [
  {
    what: 'keys that steer runbooks',
    text: command(
      '  - { name: a, action: aws:refreshAssociation, nextStep: b, isCritical: true, onCancel: Abort }\n',
    ),
    expected: [
      [
        'nextStep',
        "'nextStep' belongs to runbooks and has no effect here: steps run in their order. Remove it.",
      ],
      [
        'isCritical',
        "'isCritical' belongs to runbooks and has no effect here: the input 'onFailure' says what a failure does. Remove it.",
      ],
      [
        'onCancel',
        "'onCancel' belongs to runbooks and has no effect here: steps run in their order. Remove it.",
      ],
    ],
  },
  {
    what: 'onFailure is known',
    text: command('  - { name: a, action: aws:refreshAssociation, onFailure: exit }\n'),
    expected: [],
  },
  {
    what: 'runbooks have them',
    text: runbook(sleep('a', '    isEnd: true\n    isCritical: false\n')),
    expected: [],
  },
]);

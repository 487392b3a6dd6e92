import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('cancel-target', [
  {
    what: 'a step that waits',
    text: runbook(sleep('a', '    onCancel: step:b\n') + sleep('b')),
    expected: [
      [
        'step:b',
        "The step 'b' cannot follow a cancellation: it is aws:sleep. Name a step of another action.",
      ],
    ],
  },
  {
    what: 'an action that cannot be cancelled into another',
    text: runbook(
      '  - { name: u, action: aws:updateVariable, onCancel: Abort, inputs: { Name: "variable:v", Value: a } }\n',
    ),
    expected: [['onCancel', "aws:updateVariable does not support 'onCancel'. Remove it."]],
  },
  {
    what: 'Abort, other actions, and onFailure',
    text: runbook(
      sleep('a', '    onCancel: Abort\n    onFailure: step:b\n') +
        sleep('b', '    onCancel: step:use\n') +
        '  - { name: use, action: aws:deleteImage, inputs: { ImageId: "{{ x }}" } }\n',
    ),
    expected: [],
  },
]);

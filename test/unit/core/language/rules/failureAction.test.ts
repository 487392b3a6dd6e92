import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('failure-action', [
  {
    what: 'the case counts',
    text: runbook(sleep('a', '    onFailure: continue\n')),
    expected: [['continue', "'continue' is not a value of 'onFailure'. Did you mean 'Continue'?"]],
    fixed: runbook(sleep('a', '    onFailure: Continue\n')),
  },
  {
    what: 'a step needs its prefix',
    text: runbook(sleep('a', "    onFailure: 'tidy'\n") + sleep('tidy')),
    expected: [["'tidy'", "'tidy' is not a value of 'onFailure'. Did you mean 'step:tidy'?"]],
    fixed: runbook(sleep('a', "    onFailure: 'step:tidy'\n") + sleep('tidy')),
  },
  {
    what: 'a cancellation cannot be continued',
    text: runbook(sleep('a', '    onCancel: Continue\n')),
    expected: [
      [
        'Continue',
        "'Continue' is not a value of 'onCancel'. Write Abort, or 'step:' and the name of a step.",
      ],
    ],
  },
  {
    what: 'a step that cannot follow a cancellation is not proposed',
    text: runbook(sleep('a', '    onCancel: tidy\n') + sleep('tidy')),
    expected: [
      ['tidy', "'tidy' is not a value of 'onCancel'. Write Abort, or 'step:' and the name of a step."],
    ],
  },
  {
    what: 'references and values of other kinds are left',
    text: runbook(sleep('a', '    onFailure: "{{ x }}"\n    onCancel: [x]\n')),
    expected: [],
  },
  {
    what: 'Command documents have values of their own',
    text: command('  - { name: a, action: aws:refreshAssociation, onFailure: exit }\n'),
    expected: [],
  },
]);

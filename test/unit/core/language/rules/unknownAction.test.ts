import { command, runbook, testRule } from '../../../../support/ruleCases.ts';

testRule('unknown-action', [
  {
    what: 'a slip is corrected',
    text: runbook('  - name: a\n    action: aws:slep\n'),
    expected: [['aws:slep', "'aws:slep' is not an action of Automation runbooks. Did you mean 'aws:sleep'?"]],
    fixed: runbook('  - name: a\n    action: aws:sleep\n'),
  },
  {
    what: 'the case counts',
    text: runbook("  - name: a\n    action: 'aws:Sleep'\n"),
    expected: [
      ["'aws:Sleep'", "'aws:Sleep' is not an action of Automation runbooks. Did you mean 'aws:sleep'?"],
    ],
    fixed: runbook("  - name: a\n    action: 'aws:sleep'\n"),
  },
  {
    what: 'a plugin in a runbook is a mix-up with an answer',
    text: runbook('  - name: a\n    action: aws:runPowerShellScript\n'),
    expected: [
      [
        'aws:runPowerShellScript',
        "'aws:runPowerShellScript' is not an action of Automation runbooks. It is a plugin of Command documents: run one with aws:runCommand.",
      ],
    ],
  },
  {
    what: 'an action in a Command document is one, too',
    text: command('  - name: a\n    action: aws:executeAwsApi\n'),
    expected: [
      [
        'aws:executeAwsApi',
        '\'aws:executeAwsApi\' is not a plugin of Command documents. It is an action of Automation runbooks, schemaVersion "0.3".',
      ],
    ],
  },
  {
    what: 'what is like nothing is not guessed',
    text: command('  - name: a\n    action: kubectl\n'),
    expected: [['kubectl', "'kubectl' is not a plugin of Command documents."]],
  },
  {
    what: 'JSON',
    format: 'json',
    text: '{ "schemaVersion": "2.2", "mainSteps": [{ "name": "a", "action": "aws:runShellScrip" }] }',
    expected: [
      [
        '"aws:runShellScrip"',
        "'aws:runShellScrip' is not a plugin of Command documents. Did you mean 'aws:runShellScript'?",
      ],
    ],
    fixed: '{ "schemaVersion": "2.2", "mainSteps": [{ "name": "a", "action": "aws:runShellScript" }] }',
  },
  {
    what: 'steps of loops are looked at',
    text: runbook(
      '  - name: a\n    action: aws:loop\n    inputs:\n      Iterators: ["1"]\n      Steps: [{ name: b, action: aws:none }]\n',
    ),
    expected: [['aws:none', "'aws:none' is not an action of Automation runbooks."]],
  },
  {
    what: 'AWS’s own actions, values of other types and references are left',
    text: runbook(
      '  - { name: a, action: aws:shareSQLMedia }\n  - { name: b, action: "{{ x }}" }\n  - { name: c, action: [x] }\n  - { name: d }\n',
    ),
    expected: [],
  },
  {
    what: 'sessions have no actions',
    text: 'schemaVersion: "1.0"\nsessionType: Port\nmainSteps: [{action: x}]',
    expected: [],
  },
]);

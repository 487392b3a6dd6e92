import { command, runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

testRule('ssm-reference', [
  {
    what: 'in the role of a runbook',
    text: runbook(sleep('a'), 'assumeRole: "{{ssm:role}}"\n'),
    expected: [
      [
        'ssm:role',
        "A runbook cannot refer to Parameter Store here. Make '{{ ssm:role }}' the default of a parameter and refer to that.",
      ],
    ],
  },
  {
    what: 'secure ones too',
    text: runbook(
      '  - name: a\n    action: aws:deleteImage\n    inputs: { ImageId: "{{ ssm-secure:x }}" }\n',
    ),
    expected: [
      [
        'ssm-secure:x',
        "A runbook cannot refer to Parameter Store here. Make '{{ ssm-secure:x }}' the default of a parameter and refer to that.",
      ],
    ],
  },
  {
    what: 'a default may',
    text: runbook(sleep('a'), 'parameters:\n  p: { type: String, default: "{{ ssm:x }}" }\n'),
    expected: [],
  },
  {
    what: 'a Command document may',
    text: command('  - { name: a, action: aws:runShellScript, inputs: { runCommand: ["{{ ssm:x }}"] } }\n'),
    expected: [],
  },
  {
    what: 'a secure parameter where the agent does not look for it',
    text: command(
      '  - { name: a, action: aws:runShellScript, inputs: { runCommand: ["{{ ssm-secure:x }}"] } }\n  - { name: b, action: aws:downloadContent, inputs: { sourceType: Git, sourceInfo: { repository: r, password: "{{ ssm-secure:y }}" } } }\n',
    ),
    expected: [
      [
        'ssm-secure:x',
        "A secure parameter can be referred to in the 'sourceInfo' of aws:downloadContent only. Let the script read it from Parameter Store.",
      ],
    ],
  },
  {
    what: 'a secure parameter as a default',
    text: 'schemaVersion: "2.2"\nparameters:\n  P: { type: String, default: "{{ssm-secure:p}}" }\n  L: { type: StringList, default: ["{{ ssm:p }}"] }\nmainSteps: []\n',
    expected: [
      [
        '"{{ssm-secure:p}}"',
        'The default of a parameter cannot be a secure parameter. Let the step read it from Parameter Store.',
      ],
    ],
  },
]);

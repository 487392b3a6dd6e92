import { command, runbook, testRule } from '../../../../support/ruleCases.ts';

function image(value: string): string {
  return runbook(`  - name: a\n    action: aws:deleteImage\n    inputs: { ImageId: "{{ ${value} }}" }\n`);
}

testRule('system-variable', [
  {
    what: 'a slip is corrected',
    text: image('global:ACOUNT_ID'),
    expected: [
      [
        'global:ACOUNT_ID',
        "Automation has no variable 'global:ACOUNT_ID'. Did you mean 'global:ACCOUNT_ID'?",
      ],
    ],
    fixed: image('global:ACCOUNT_ID'),
  },
  {
    what: 'a prefix with a slip in it, of variables too',
    text: image('Global:REGION }} {{ variables:x }} {{ SSM:x'),
    expected: [
      ['Global', "References have no prefix 'Global'. Did you mean 'global'?"],
      ['variables', "References have no prefix 'variables'. Did you mean 'variable'?"],
      ['SSM', "References have no prefix 'SSM'. Did you mean 'ssm'?"],
    ],
    fixed: image('global:REGION }} {{ variables:x }} {{ SSM:x'),
  },
  {
    what: 'other words before a colon are another language',
    text: image('resolve:ssm:/a/b:1 }} {{ sum:x }} {{ json:y'),
    expected: [],
  },
  {
    what: 'the case counts',
    text: image('automation:execution_id'),
    expected: [
      [
        'automation:execution_id',
        "Automation has no variable 'automation:execution_id'. Did you mean 'automation:EXECUTION_ID'?",
      ],
    ],
  },
  ...[
    'global:ACCOUNT_ID',
    'global:DATE',
    'global:DATE_TIME',
    'global:REGION',
    'global:AWS_PARTITION',
    'automation:EXECUTION_ID',
  ].map((name) => ({ what: `${name} exists`, text: image(name), expected: [] })),
  {
    what: 'in the script of a Command document braces may be of another language',
    text: command(
      '  - { name: a, action: aws:runShellScript, inputs: { runCommand: ["{{ global:X }}"] } }\n',
    ),
    expected: [],
  },
  {
    what: 'Command documents have none, in an input or a script',
    text: command(
      '  - { name: a, action: aws:runShellScript, inputs: { workingDirectory: "{{ variable:dir }}", runCommand: ["echo {{ global:REGION }}"] } }\n',
    ),
    expected: [
      [
        'variable:dir',
        "'variable:dir' has a value in Automation runbooks only. Ask for it with a parameter.",
      ],
      [
        'global:REGION',
        "'global:REGION' has a value in Automation runbooks only. Ask for it with a parameter.",
      ],
    ],
  },
]);

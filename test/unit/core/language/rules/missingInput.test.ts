import { command, runbook, testRule } from '../../../../support/ruleCases.ts';

testRule('missing-input', [
  {
    what: 'a required input is named, explained and added',
    text: runbook('  - name: a\n    action: aws:deleteStack\n    inputs:\n      RoleARN: x\n'),
    expected: [['aws:deleteStack', "aws:deleteStack needs 'StackName'. Name or ID of the stack."]],
    fixed: runbook(
      '  - name: a\n    action: aws:deleteStack\n    inputs:\n      RoleARN: x\n      StackName: ""\n',
    ),
  },
  {
    what: 'a list is added as a list',
    text: runbook(
      '  - name: a\n    action: aws:changeInstanceState\n    inputs:\n      DesiredState: stopped\n',
    ),
    expected: [['aws:changeInstanceState', "aws:changeInstanceState needs 'InstanceIds'. The instances."]],
    fixed: runbook(
      '  - name: a\n    action: aws:changeInstanceState\n    inputs:\n      DesiredState: stopped\n      InstanceIds: []\n',
    ),
  },
  {
    what: 'several are several problems',
    text: runbook('  - name: a\n    action: aws:updateVariable\n    inputs: {}\n'),
    expected: [
      [
        'aws:updateVariable',
        "aws:updateVariable needs 'Name'. The variable as `variable:name`; it is declared in the top-level `variables`.",
      ],
      [
        'aws:updateVariable',
        "aws:updateVariable needs 'Value'. The new value, of the variable’s type; nothing is converted.",
      ],
    ],
  },
  {
    what: 'of alternatives one is needed, whichever',
    text: runbook('  - name: a\n    action: aws:createStack\n    inputs: { StackName: x }\n'),
    expected: [['aws:createStack', "aws:createStack needs 'TemplateBody' or 'TemplateURL'."]],
  },
  {
    what: 'one alternative is enough',
    text: runbook('  - name: a\n    action: aws:createStack\n    inputs: { StackName: x, TemplateURL: y }\n'),
    expected: [],
  },
  {
    what: 'inputs that are missing altogether are told at the action',
    text: command('  - name: a\n    action: aws:runShellScript\n'),
    expected: [
      [
        'aws:runShellScript',
        "aws:runShellScript needs 'runCommand'. The script: one command a line, or `{{ parameter }}`.",
      ],
    ],
  },
  {
    what: 'SSM Agent does not mind the case of inputs',
    text: command('  - name: a\n    action: aws:runShellScript\n    inputs: { RUNCOMMAND: ["x"] }\n'),
    expected: [],
  },
  {
    what: 'inputs that CloudFormation computes may be anything',
    text: runbook(
      '  - name: a\n    action: aws:sleep\n    inputs: { "Fn::If": [a, b, c] }\n  - name: b\n    action: aws:sleep\n    inputs: !Ref x\n',
    ),
    expected: [],
  },
]);

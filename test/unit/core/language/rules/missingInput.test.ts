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
    what: 'what is misspelt where other inputs are accepted is told there, and corrected',
    text: runbook(
      '  - name: a\n    action: aws:executeAwsApi\n    inputs: { Service: ec2, API: DescribeInstances }\n',
    ),
    expected: [['API', "aws:executeAwsApi needs 'Api'. It is written 'API' here."]],
    fixed: runbook(
      '  - name: a\n    action: aws:executeAwsApi\n    inputs: { Service: ec2, Api: DescribeInstances }\n',
    ),
  },
  {
    what: 'what is misspelt where none are is the matter of unknown-input, and inputs that are that of unknown-key',
    text: runbook(
      '  - name: a\n    action: aws:deleteImage\n    inputs: { imageId: x }\n  - name: b\n    action: aws:sleep\n    inputs: { duration: PT1M }\n  - name: c\n    action: aws:sleep\n    input: { Duration: PT1M }\n',
    ),
    expected: [],
  },
  {
    what: 'inputs that are a list are of another type, and do not lack each input as well',
    text: runbook('  - name: a\n    action: aws:sleep\n    inputs:\n      - Duration: PT1M\n'),
    expected: [],
  },
  {
    what: 'a command needs nodes, and targets of an automation the parameter they are for',
    text: runbook(
      '  - name: a\n    action: aws:runCommand\n    inputs: { DocumentName: x }\n  - name: b\n    action: aws:executeAutomation\n    inputs: { DocumentName: x, Targets: "{{ T }}" }\n',
      'parameters: { T: { type: MapList } }\n',
    ),
    expected: [
      ['aws:runCommand', "aws:runCommand needs 'InstanceIds' or 'Targets'."],
      ['Targets', "'Targets' needs 'TargetParameterName' beside it."],
    ],
  },
  {
    what: 'inputs that CloudFormation computes may be anything',
    text: runbook(
      '  - name: a\n    action: aws:sleep\n    inputs: { "Fn::If": [a, b, c] }\n  - name: b\n    action: aws:sleep\n    inputs: !Ref x\n',
    ),
    expected: [],
  },
  {
    what: 'an input that stands beside the inputs is told there; a name of the step is none',
    text: 'schemaVersion: "2.2"\nmainSteps:\n  - { name: a, action: aws:runShellScript, runCommand: [date] }\n  - { name: b, action: aws:configurePackage, inputs: { action: Install } }\n',
    expected: [['aws:configurePackage', "aws:configurePackage needs 'name'. Name or ARN of the package."]],
  },
]);

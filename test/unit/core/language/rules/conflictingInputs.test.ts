import { runbook, testRule } from '../../../../support/ruleCases.ts';

testRule('conflicting-inputs', [
  {
    what: 'the second of two is underlined, in whatever order they stand',
    text: runbook(
      '  - name: a\n    action: aws:createStack\n    inputs: { StackName: x, DisableRollback: true, TemplateBody: y, OnFailure: DELETE }\n',
    ),
    expected: [
      ['OnFailure', "aws:createStack takes either 'DisableRollback' or 'OnFailure'. Remove one of the two."],
    ],
  },
  {
    what: 'targets of an automation are given in one way',
    text: runbook(
      '  - name: a\n    action: aws:executeAutomation\n    inputs:\n      DocumentName: Mine\n      TargetParameterName: Id\n      Targets: [{ Key: "tag:a", Values: [b] }]\n      TargetMaps: [{ Id: [b] }]\n',
    ),
    expected: [
      ['TargetMaps', "aws:executeAutomation takes either 'Targets' or 'TargetMaps'. Remove one of the two."],
    ],
  },
  {
    what: 'one of each pair is right',
    text: runbook(
      '  - name: a\n    action: aws:createStack\n    inputs: { StackName: x, TemplateURL: y, StackPolicyURL: z, DisableRollback: true }\n',
    ),
    expected: [],
  },
]);

import { runbook, testRule } from '../../../../support/ruleCases.ts';

const list =
  '  - name: list\n    action: aws:executeAwsApi\n    inputs: { Service: ec2, Api: DescribeInstances }\n    outputs:\n      - { Name: Ids, Selector: $, Type: StringMap }\n';

function after(value: string, before = list): string {
  return runbook(
    `${before}  - name: use\n    action: aws:deleteImage\n    inputs: { ImageId: "{{ ${value} }}" }\n`,
  );
}

testRule('undefined-output', [
  {
    what: 'a step that does not exist',
    text: after('lsit.Ids'),
    expected: [['lsit', "There is no step 'lsit'. Did you mean 'list'?"]],
    fixed: after('list.Ids'),
  },
  {
    what: 'an output that is not declared',
    text: after('list.Names'),
    expected: [['Names', "The step 'list' has no output 'Names'. Declare it in the step's outputs."]],
  },
  {
    what: 'declared outputs, and what is inside of them',
    text: after('list.Ids') + after('list.Ids.first').slice(1000),
    expected: [],
  },
  {
    what: 'outputs that an action has by itself',
    text: after(
      'run.CommandId',
      '  - name: run\n    action: aws:runCommand\n    inputs: { DocumentName: x }\n',
    ),
    expected: [],
  },
  {
    what: 'a branch tells where it went',
    text: after('b.NextStep', '  - name: b\n    action: aws:branch\n    inputs: { Choices: [] }\n'),
    expected: [],
  },
  {
    what: 'what an unknown action puts out is unknown',
    text: after('b.Any', '  - name: b\n    action: aws:none\n'),
    expected: [],
  },
]);

import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function declared(parameter: string): string {
  return runbook(sleep('a'), `parameters:\n  p: ${parameter}\n`);
}

testRule('duplicate-value', [
  {
    what: 'the second of two',
    text: declared('{ type: Integer, allowedValues: [1, 2, "1"] }'),
    expected: [['"1"', "'1' stands among the allowedValues of 'p' already. Remove it, or correct it."]],
  },
  {
    what: 'two outputs of a step, but not of two steps',
    text: runbook(
      ['a', 'b']
        .map(
          (name) =>
            `  - name: ${name}\n    action: aws:executeAwsApi\n    inputs: { Service: ec2, Api: DescribeImages }\n    outputs: [{ Name: Id, Selector: $.a }, { Name: ${name}, Selector: $.b }, { Name: ${name}, Selector: $.c }]\n`,
        )
        .join(''),
    ),
    expected: [
      ['a', "The step has an output 'a' already. Give this one a name of its own."],
      ['b', "The step has an output 'b' already. Give this one a name of its own."],
    ],
  },
  {
    what: 'case makes a difference',
    text: declared('{ type: String, allowedValues: [a, A] }'),
    expected: [],
  },
]);

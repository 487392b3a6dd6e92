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
  {
    what: 'a step of a Command document hands on nothing; in a script a dotted name is most often another language’s',
    text: 'schemaVersion: "2.2"\nmainSteps:\n  - name: a\n    action: aws:runShellScript\n    inputs: { runCommand: ["echo {{ user.name }}", "echo {{ a.Output }}"] }\n  - name: b\n    action: aws:configurePackage\n    inputs: { name: "{{ c.Name }}", action: Install }\n',
    expected: [
      [
        'a.Output',
        "Only steps of Automation runbooks hand on outputs such as 'a.Output'. Keep the value on the node, for example in a file.",
      ],
      [
        'c.Name',
        "Only steps of Automation runbooks hand on outputs such as 'c.Name'. Keep the value on the node, for example in a file.",
      ],
    ],
  },
]);

const twoSteps =
  '  - name: first\n    action: aws:runCommand\n    inputs: { DocumentName: x }\n' +
  '  - name: second\n    action: aws:invokeLambdaFunction\n    inputs: { FunctionName: f }\n';

testRule('undefined-output', [
  {
    what: 'two mistakes in one text are two problems',
    text: after('frist.CommandId }} {{ secnod.Payload', twoSteps),
    expected: [
      ['frist', "There is no step 'frist'. Did you mean 'first'?"],
      ['secnod', "There is no step 'secnod'. Did you mean 'second'?"],
    ],
  },
  {
    what: 'a step whose name is like no other is not guessed',
    text: after('elsewhere.Output'),
    expected: [['elsewhere', "There is no step 'elsewhere'. Refer to a step that runs before this one."]],
  },
  {
    what: 'an output in another case is another output',
    text: after('list.ids'),
    expected: [
      [
        'ids',
        "The step 'list' has no output 'ids'. Did you mean 'Ids'? If it is another one, declare it in the step's outputs.",
      ],
    ],
    fixed: after('list.Ids'),
  },
  {
    what: 'an output that only begins like a declared one',
    text: after('list.IdsAndMore'),
    expected: [
      ['IdsAndMore', "The step 'list' has no output 'IdsAndMore'. Declare it in the step's outputs."],
    ],
  },
  { what: 'what is inside of a declared output', text: after('list.Ids.first.second'), expected: [] },
  {
    what: 'lines that end with CRLF',
    text: after('lsit.Ids').replaceAll('\n', '\r\n'),
    expected: [['lsit', "There is no step 'lsit'. Did you mean 'list'?"]],
    fixed: after('list.Ids').replaceAll('\n', '\r\n'),
  },
  {
    what: 'JSON',
    format: 'json',
    text: JSON.stringify({
      schemaVersion: '0.3',
      mainSteps: [
        { name: 'list', action: 'aws:runCommand', inputs: { DocumentName: 'x' } },
        { name: 'use', action: 'aws:deleteImage', inputs: { ImageId: '{{ lits.Output }}' } },
      ],
    }),
    expected: [['lits', "There is no step 'lits'. Did you mean 'list'?"]],
  },
  {
    what: 'the outputs of the document',
    text: runbook(list, 'outputs:\n  - list.Ids\n'),
    expected: [],
  },
  {
    what: 'Command documents: dots between braces are nothing there',
    text: 'schemaVersion: "2.2"\nmainSteps:\n  - name: a\n    action: aws:runShellScript\n    inputs: { runCommand: ["{{ a.b }}"] }\n',
    expected: [],
  },
  {
    what: 'braces of other languages in a script of a runbook',
    text: runbook(
      '  - name: a\n    action: aws:executeScript\n    inputs:\n      Runtime: python3.11\n      Handler: main\n      Script: |\n        x = "{{ none.at }}"\n',
    ),
    expected: [],
  },
  {
    what: 'a template of three braces is none of ours',
    text: runbook('  - name: a\n    action: aws:deleteImage\n    inputs: { ImageId: "{{{ none.at }}}" }\n'),
    expected: [],
  },
  {
    what: 'outputs of the document, with and without quotes',
    text: runbook(list, 'outputs: [list.Ids, "lsit.Ids", list.Names]\n'),
    expected: [
      ['lsit', "There is no step 'lsit'. Did you mean 'list'?"],
      ['Names', "The step 'list' has no output 'Names'. Declare it in the step's outputs."],
    ],
    fixed: runbook(list, 'outputs: [list.Ids, "list.Ids", list.Names]\n'),
  },
  {
    what: 'outputs of the document that are written in a way of their own',
    text: runbook(list, 'outputs: [list, 3, "{{ none.at }}", { a: b }]\n'),
    expected: [],
  },
]);

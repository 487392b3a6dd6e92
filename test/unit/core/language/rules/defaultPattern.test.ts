import { runbook, sleep, testRule } from '../../../../support/ruleCases.ts';

function declared(parameter: string): string {
  return runbook(sleep('a'), `parameters:\n  p: ${parameter}\n`);
}

testRule('default-pattern', [
  {
    what: 'types that have a form of their own, and lists of them',
    text: runbook(
      sleep('a'),
      [
        'parameters:',
        '  Role: { type: "AWS::IAM::Role::Arn", default: operator }',
        '  Node: { type: "AWS::EC2::Instance::Id", default: web-1 }',
        '  Nodes: { type: "List<AWS::EC2::Instance::Id>", default: [i-0123456789abcdef0, web-2] }',
        '  Bucket: { type: "AWS::S3::Bucket::Name", default: Logs_2026 }\n',
      ].join('\n'),
    ),
    expected: [
      [
        'operator',
        "The default 'operator' of 'Role' is not the ARN of a role, which the type of this parameter calls for.",
      ],
      [
        'web-1',
        "The default 'web-1' of 'Node' is not the ID of an instance, which the type of this parameter calls for.",
      ],
      [
        'web-2',
        "The default 'web-2' of 'Nodes' is not the ID of an instance, which the type of this parameter calls for.",
      ],
      [
        'Logs_2026',
        "The default 'Logs_2026' of 'Bucket' is not the name of a bucket, which the type of this parameter calls for.",
      ],
    ],
  },
  {
    what: 'a default of another type is told as that',
    text: declared('{ type: String, allowedPattern: "^[a-z]$", default: [AB] }'),
    expected: [],
  },
  {
    what: 'defaults of such types that are right, empty, or known only when it runs',
    text: runbook(
      sleep('a'),
      [
        'parameters:',
        '  Role: { type: "AWS::IAM::Role::Arn", default: "arn:aws-cn:iam::123456789012:role/x" }',
        '  Node: { type: "AWS::EC2::Instance::Id", default: mi-0123456789abcdef0 }',
        '  Nodes: { type: "List<AWS::EC2::Instance::Id>", default: [] }',
        '  Bucket: { type: "AWS::S3::Bucket::Name", default: "" }',
        '  Other: { type: "AWS::S3::Bucket::Name", default: "logs-{{ global:REGION }}" }\n',
      ].join('\n'),
    ),
    expected: [],
  },
  {
    what: 'a text that does not fit',
    text: declared("{ type: String, allowedPattern: '^[0-9]+$', default: ten }"),
    expected: [['ten', "The default 'ten' of 'p' does not fit its allowedPattern. Change one of the two."]],
  },
  {
    what: 'each item of a list',
    text: declared("{ type: StringList, allowedPattern: '^[0-9]+$', default: [1, two] }"),
    expected: [['two', "The default 'two' of 'p' does not fit its allowedPattern. Change one of the two."]],
  },
  {
    what: 'a reference',
    text: declared("{ type: String, allowedPattern: '^x$', default: '{{ ssm:x }}' }"),
    expected: [],
  },
  {
    what: 'a pattern that could take for ever is not tried',
    text: declared(`{ type: String, allowedPattern: '^(a+)+$', default: ${'a'.repeat(40)}! }`),
    expected: [],
  },
  {
    what: 'a pattern that is none',
    text: declared("{ type: String, allowedPattern: '[', default: a }"),
    expected: [],
  },
]);

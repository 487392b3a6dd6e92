import { runbook, testRule } from '../../../../support/ruleCases.ts';

testRule('output-selector', [
  {
    what: 'the path $.a[0',
    text: runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$.a[0", Type: String }] }\n',
    ),
    expected: [['"$.a[0"', 'This is not a JSONPath: the number of [ and ] differs.']],
  },
  {
    what: 'the path $.a]',
    text: runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$.a]", Type: String }] }\n',
    ),
    expected: [['"$.a]"', 'This is not a JSONPath: the number of [ and ] differs.']],
  },
  {
    what: 'the path $.a.',
    text: runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$.a.", Type: String }] }\n',
    ),
    expected: [['"$.a."', 'This is not a JSONPath: a name is missing behind the last point.']],
  },
  {
    what: 'the path $a',
    text: runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$a", Type: String }] }\n',
    ),
    expected: [['"$a"', 'This is not a JSONPath: a point is missing behind $.']],
  },
  {
    what: "the path $['a",
    text: runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$[\'a", Type: String }] }\n',
    ),
    expected: [['"$[\'a"', 'This is not a JSONPath: a quote is not closed.']],
  },
  {
    what: 'the path $...a',
    text: runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$...a", Type: String }] }\n',
    ),
    expected: [['"$...a"', 'This is not a JSONPath: there are three points in a row.']],
  },
  {
    what: 'the path $.a[]',
    text: runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$.a[]", Type: String }] }\n',
    ),
    expected: [
      ['"$.a[]"', 'This is not a JSONPath: nothing stands between [ and ]. Write an index, or * for all.'],
    ],
  },
  {
    what: 'the path $.a[?(@.b]',
    text: runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$.a[?(@.b]", Type: String }] }\n',
    ),
    expected: [['"$.a[?(@.b]"', 'This is not a JSONPath: the number of ( and ) differs.']],
  },
  {
    what: 'the path Status',
    text: runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "Status", Type: String }] }\n',
    ),
    expected: [['"Status"', 'A selector starts at the response with $, for example $.Status.']],
    fixed: runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$.Status", Type: String }] }\n',
    ),
  },
  ...[
    runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$" }] }\n',
    ),
    runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$.a.b[0]" }] }\n',
    ),
    runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$[\'a.b\']" }] }\n',
    ),
    runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$..x" }] }\n',
    ),
    runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$.a[*].b" }] }\n',
    ),
    runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$.a[?(@.Key == \\"x]\\")].Value" }] }\n',
    ),
    runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "$.a[-1:]" }] }\n',
    ),
    runbook(
      '  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: N, Selector: "{{ x }}" }] }\n',
    ),
  ].map((text) => ({ what: 'paths that are right', text, expected: [] })),
  {
    what: 'the property that is waited for',
    text: runbook(
      '  - { name: a, action: aws:waitForAwsResourceProperty, inputs: { Service: ec2, Api: DescribeInstances, PropertySelector: "$.a[0", DesiredValues: [x] } }\n',
    ),
    expected: [['"$.a[0"', 'This is not a JSONPath: the number of [ and ] differs.']],
  },
]);

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { formats, type FormatName } from '../../../../../src/core/language/tables/formats.ts';

const rows: Readonly<Record<FormatName, readonly [fits: readonly string[], fails: readonly string[]]>> = {
  documentName: [
    ['AWS-RunShellScript', 'arn:aws:ssm:eu-west-1:123456789012:document/Own'],
    ['ab', 'two words', 'x'.repeat(129)],
  ],
  documentVersion: [
    ['1', '12', '$LATEST', '$DEFAULT'],
    ['0', '01', 'latest', '$latest', '1.0'],
  ],
  concurrency: [
    ['1', '500', '1%', '50%', '100%'],
    ['0', '0%', '101%', '-1', '1.5', '10 %'],
  ],
  errors: [
    ['0', '7', '0%', '9%', '100%'],
    ['-1', '101%', 'none'],
  ],
  duration: [
    ['PT10M', 'P1D', 'P1W', 'PT1H30M', 'P1DT12H', 'PT0.5S'],
    ['P', 'PT', '10m', 'PT10', '-PT1M', 'P1H'],
  ],
  timestamp: [
    ['2030-01-31', '2030-01-31T08:00Z', '2030-01-31T08:00:00Z', '2030-01-31T08:00:00.000+02:00'],
    ['tomorrow', '31.01.2030', '2030-1-31'],
  ],
  roleArn: [
    ['arn:aws:iam::123456789012:role/x', 'arn:aws-cn:iam::123456789012:role/path/x'],
    ['role/x', 'arn:aws:iam::12345:role/x', 'arn:aws:iam::123456789012:user/x'],
  ],
  topicArn: [
    ['arn:aws:sns:eu-west-1:123456789012:Automation-ask'],
    ['Automation-ask', 'arn:aws:sqs:eu-west-1:123456789012:x'],
  ],
  sha256: [
    ['0123456789abcdef'.repeat(4), 'ABCDEF0123456789'.repeat(4)],
    ['', 'abc', 'g'.repeat(64)],
  ],
  stackName: [
    ['a', 'My-stack-1', 'arn:aws:cloudformation:x'],
    ['1a', 'my_stack', `a${'b'.repeat(128)}`],
  ],
  variable: [['variable:x'], ['x', 'variable:']],
  freePort: [
    ['0', '1', '65535'],
    ['65536', '-1', 'any', '00'],
  ],
  bucketName: [
    ['amzn-s3-demo-bucket', 'Old_Bucket', '${AWS::AccountId}-logs'],
    ['s3://logs', 'logs/prod', 'my logs'],
  ],
  jsonText: [
    ['[{"Path": "C:/x"}]', ' {} ', '{"a": 1}\n'],
    ['', 'text', '[1'],
  ],
  port: [
    ['1', '22', '9999', '65535'],
    ['0', '65536', '70000', 'ssh'],
  ],
};

for (const [name, [fits, fails]] of Object.entries(rows)) {
  test(`${name}: what fits and what does not`, () => {
    const format = Object.entries(formats).find(([candidate]) => candidate === name)?.[1];
    assert.ok(format);
    const expression = new RegExp(`^(?:${format.pattern})$`);
    for (const text of fits) assert.match(text, expression);
    for (const text of fails) assert.doesNotMatch(text, expression);
  });
}

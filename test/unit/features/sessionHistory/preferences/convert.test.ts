import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createLanguageService } from '../../../../../src/core/language/index.ts';
import { convertPreferences } from '../../../../../src/features/sessionHistory/preferences/convert.ts';

function convert(preferences: unknown, rest: object = {}): { inputs: unknown; left: readonly string[] } {
  const converted = convertPreferences(JSON.stringify({ sessionPreferences: preferences, ...rest }));
  assert.ok(converted !== undefined);
  const document = JSON.parse(converted.text) as {
    schemaVersion: string;
    sessionType: string;
    inputs: unknown;
  };
  assert.deepEqual([document.schemaVersion, document.sessionType], ['1.0', 'Standard_Stream']);
  return { inputs: document.inputs, left: converted.left };
}

test('the shape of older guides becomes the document that Session Manager reads, the ARN of the group its name', () => {
  const guide = {
    cloudWatchLogGroup: 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/ssm/sessions',
    s3BucketName: 'my-session-logs',
    s3KeyPrefix: 'sessions',
    s3EncryptionEnabled: true,
  };
  assert.deepEqual(convert(guide), {
    inputs: {
      s3BucketName: 'my-session-logs',
      s3KeyPrefix: 'sessions',
      s3EncryptionEnabled: true,
      cloudWatchLogGroupName: '/aws/ssm/sessions',
    },
    left: [],
  });
});

test('the result has no mistake for the language', () => {
  const source = JSON.stringify({ sessionPreferences: { idleSessionTimeout: 30, s3BucketName: 'logs-1' } });
  const { text } = convertPreferences(source) ?? { text: '' };
  const document = { uri: 'file:///a.ssm.json', version: 1, format: 'json', getText: () => text } as const;
  assert.deepEqual(createLanguageService().diagnose(document), []);
});

test('everything of the schema is kept, minutes as text and flags as flags', () => {
  const all = {
    cloudWatchLogGroupName: '/g',
    cloudWatchEncryptionEnabled: 'false',
    cloudWatchStreamingEnabled: 'TRUE',
    kmsKeyArn: 'arn:aws:kms:eu-central-1:1:key/k',
    runAsEnabled: true,
    runAsDefaultUser: 'ops',
    idleSessionTimeout: 15,
    maxSessionDuration: '60',
    shellProfile: { linux: 'exec bash -l' },
  };
  assert.deepEqual(convert(all), {
    inputs: {
      cloudWatchLogGroupName: '/g',
      cloudWatchEncryptionEnabled: false,
      cloudWatchStreamingEnabled: true,
      kmsKeyId: 'arn:aws:kms:eu-central-1:1:key/k',
      runAsEnabled: true,
      runAsDefaultUser: 'ops',
      idleSessionTimeout: '15',
      maxSessionDuration: '60',
      shellProfile: { linux: 'exec bash -l' },
    },
    left: [],
  });
});

test('a bucket may be an ARN or an address with a prefix', () => {
  const bucket = (value: string): unknown => convert({ s3BucketName: value }).inputs;
  assert.deepEqual(bucket('arn:aws:s3:::logs'), { s3BucketName: 'logs' });
  assert.deepEqual(bucket('arn:aws:s3:::logs/ssm'), { s3BucketName: 'logs', s3KeyPrefix: 'ssm' });
  assert.deepEqual(bucket('s3://logs/a/b'), { s3BucketName: 'logs', s3KeyPrefix: 'a/b' });
  assert.deepEqual(bucket('logs'), { s3BucketName: 'logs' });
});

test('what has no place is listed, never dropped in silence', () => {
  const { inputs, left } = convert(
    {
      retentionDays: 30,
      runAsEnabled: 'perhaps',
      idleSessionTimeout: 2.5,
      shellProfile: 'bash',
      s3KeyPrefix: 7,
      s3Bucket: 7,
      cloudWatchLogGroup: [],
      kmsKeyId: 'a',
      kmsKeyArn: 'b',
      constructor: 'x',
    },
    { other: true, description: 'Ours' },
  );
  assert.deepEqual(inputs, { kmsKeyId: 'a' });
  assert.deepEqual(left, [
    '“retentionDays” is not known to Session Manager',
    '“runAsEnabled” is neither true nor false',
    '“idleSessionTimeout” is not a whole number of minutes',
    '“shellProfile” is not a map of platforms to commands',
    '“s3KeyPrefix” is not a text',
    '“s3Bucket” is not a text',
    '“cloudWatchLogGroup” is not the name of a log group',
    '“kmsKeyArn” says a second time what “kmsKeyId” is',
    '“constructor” is not known to Session Manager',
    '“other” stands outside of the preferences',
  ]);
});

test('other texts are not converted', () => {
  for (const other of [
    '',
    '{',
    '[]',
    '{}',
    '{"sessionPreferences": []}',
    '{"sessionPreferences": "x"}',
    'a: b',
  ]) {
    assert.equal(convertPreferences(other), undefined, other);
  }
});

test('the guide’s own text is converted as it stands there, whatever ends its lines', () => {
  const guide = `{
  "sessionPreferences": {
    "cloudWatchLogGroup": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/ssm/sessions",
    "s3BucketName": "my-session-logs",
    "s3KeyPrefix": "sessions",
    "s3EncryptionEnabled": true
  }
}`;
  const [unix, windows] = [guide, guide.replaceAll('\n', '\r\n')].map((text) => convertPreferences(text));
  assert.ok(unix !== undefined);
  assert.deepEqual(windows, unix);
  assert.deepEqual(unix.left, []);
  assert.match(unix.text, /"cloudWatchLogGroupName": "\/aws\/ssm\/sessions"/);
});

test('the keys come in the order of the schema, whatever order they were written in', () => {
  const { inputs } = convert({ shellProfile: {}, kmsKeyId: 'k', s3BucketName: 'b', idleSessionTimeout: '5' });
  assert.deepEqual(Object.keys(inputs as object), [
    's3BucketName',
    'kmsKeyId',
    'idleSessionTimeout',
    'shellProfile',
  ]);
});

test('a key that is called as what every object has is text like any other', () => {
  const source = '{"sessionPreferences": {"__proto__": {"s3BucketName": "x"}, "toString": 1}}';
  const converted = convertPreferences(source);
  assert.deepEqual(converted?.left, [
    '“__proto__” is not known to Session Manager',
    '“toString” is not known to Session Manager',
  ]);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { preferenceProblems } from '../../../../../src/features/sessionHistory/preferences/warnings.ts';

const logged = { s3BucketName: 'logs', s3EncryptionEnabled: true };

function codes(inputs: unknown, rest: object = {}): readonly string[] {
  const document = { schemaVersion: '1.0', sessionType: 'Standard_Stream', inputs, ...rest };
  return preferenceProblems(document).map(({ key, code, severity }) => `${severity} ${code} ${key}`);
}

test('that ports and SSH are never logged is always said', () => {
  assert.deepEqual(codes({ ...logged, s3KeyPrefix: 'p' }), [
    'information ports-not-logged inputs',
    'information bucket-encryption s3EncryptionEnabled',
  ]);
});

test('preferences that log nothing are warned of', () => {
  assert.deepEqual(codes({}).slice(0, 1), ['warning not-logged inputs']);
  assert.deepEqual(codes({ s3BucketName: ' ', cloudWatchLogGroupName: '' }).slice(0, 1), [
    'warning not-logged s3BucketName',
  ]);
  assert.deepEqual(codes(undefined).slice(0, 1), ['warning not-logged inputs']);
  assert.ok(!codes({ cloudWatchLogGroupName: '/g' }).some((code) => code.includes(' not-logged')));
});

test('whether a bucket is encrypted cannot be seen, and that it need not be is warned of', () => {
  assert.ok(codes(logged).includes('information bucket-encryption s3EncryptionEnabled'));
  assert.ok(codes({ s3BucketName: 'b' }).includes('warning bucket-encryption s3BucketName'));
  const off = { s3BucketName: 'b', s3EncryptionEnabled: false };
  assert.ok(codes(off).includes('warning bucket-encryption s3EncryptionEnabled'));
  assert.ok(!codes({ ...off, s3EncryptionEnabled: 'True' }).some((code) => code.startsWith('warning')));
  assert.ok(
    !codes({ ...off, s3EncryptionEnabled: '{{ encrypt }}' }).some((code) => code.startsWith('warning')),
  );
});

test('a prefix without a bucket has no effect', () => {
  assert.ok(
    codes({ cloudWatchLogGroupName: '/g', s3KeyPrefix: 'p' }).includes('warning no-effect s3KeyPrefix'),
  );
});

test('a log group has a name and not an ARN, may have to be encrypted, and is written to at the end', () => {
  const arn = 'arn:aws:logs:eu-central-1:111122223333:log-group:/aws/ssm/sessions:*';
  const found = codes({ cloudWatchLogGroupName: arn, cloudWatchEncryptionEnabled: true });
  assert.deepEqual(found, [
    'information ports-not-logged inputs',
    'warning log-group-arn cloudWatchLogGroupName',
    'information log-group-encryption cloudWatchEncryptionEnabled',
    'information log-at-end cloudWatchLogGroupName',
  ]);
  const streamed = { cloudWatchLogGroupName: '/g', cloudWatchStreamingEnabled: true };
  assert.deepEqual(codes(streamed), ['information ports-not-logged inputs']);
  const atEnd = codes({ cloudWatchLogGroupName: '/g', cloudWatchStreamingEnabled: false });
  assert.ok(atEnd.includes('information log-at-end cloudWatchStreamingEnabled'));
});

test('what a key of KMS costs is said, and what is without one', () => {
  assert.ok(codes({ ...logged, kmsKeyId: '' }).includes('information tls-only kmsKeyId'));
  assert.ok(codes({ ...logged, kmsKeyId: 'alias/ssm' }).includes('information kms-permissions kmsKeyId'));
  assert.ok(!codes(logged).some((code) => code.includes('kmsKeyId')));
});

test('Run As without a user fails for who has no tag; a user without Run As does nothing', () => {
  assert.ok(codes({ ...logged, runAsEnabled: true }).includes('warning run-as runAsEnabled'));
  const both = { ...logged, runAsEnabled: true, runAsDefaultUser: 'ops' };
  assert.ok(codes(both).includes('information run-as runAsEnabled'));
  const off = { ...logged, runAsEnabled: false, runAsDefaultUser: 'ops' };
  assert.ok(codes(off).includes('warning no-effect runAsDefaultUser'));
});

test('an idle time that is not shorter than the whole has no effect', () => {
  const times = (idleSessionTimeout: unknown, maxSessionDuration: unknown): boolean =>
    codes({ ...logged, idleSessionTimeout, maxSessionDuration }).includes(
      'warning no-effect idleSessionTimeout',
    );
  assert.ok(times('60', '30'));
  assert.ok(times('30', '30'));
  assert.ok(!times('20', '30'));
  assert.ok(!times('20', ''));
  assert.ok(!times('soon', '30'));
});

test('preferences of another type would leave nobody a shell', () => {
  assert.deepEqual(codes(logged, { sessionType: 'Port' }).slice(0, 1), [
    'warning preferences-type sessionType',
  ]);
});

test('what is no document is not warned of', () => {
  for (const other of [undefined, null, 'text', [], 7]) assert.deepEqual(preferenceProblems(other), []);
});

test('minutes and names are texts, and streaming is none: the agent and the service read them strictly', () => {
  const written = (inputs: object): readonly string[] =>
    codes({ ...logged, ...inputs }).filter((code) => code.includes('written-otherwise'));
  assert.deepEqual(written({ idleSessionTimeout: 20, maxSessionDuration: 60, kmsKeyId: true }), [
    'warning written-otherwise kmsKeyId',
    'warning written-otherwise idleSessionTimeout',
    'warning written-otherwise maxSessionDuration',
  ]);
  const streaming = 'warning written-otherwise cloudWatchStreamingEnabled';
  for (const text of ['true', 'false', '{{ stream }}']) {
    assert.deepEqual(written({ cloudWatchStreamingEnabled: text }), [streaming], text);
  }
  assert.deepEqual(written({ cloudWatchStreamingEnabled: true, s3EncryptionEnabled: 'true' }), []);
  assert.deepEqual(written({ idleSessionTimeout: '20', kmsKeyId: null, s3KeyPrefix: [] }), []);
});

test('each warning stands at a key that is there, or at the inputs', () => {
  const inputs = {
    s3BucketName: 'logs',
    cloudWatchLogGroupName: 'arn:aws:logs:eu-central-1:111122223333:log-group:/g',
    runAsEnabled: true,
    kmsKeyId: 'k',
    idleSessionTimeout: '30',
    maxSessionDuration: '20',
  };
  const found = preferenceProblems({ sessionType: 'Port', inputs });
  assert.ok(found.length > 6);
  for (const { key } of found) assert.ok(key in inputs || ['inputs', 'sessionType'].includes(key), key);
});

test('keys that are called as what every object has are no inputs', () => {
  const document: unknown = JSON.parse('{"inputs": {"__proto__": {"s3BucketName": "x"}, "constructor": 1}}');
  const found = preferenceProblems(document).map(({ code }) => code);
  assert.deepEqual(found, ['not-logged', 'ports-not-logged']);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { dependsOnParameters, logPlaces } from '../../../../src/features/sessionHistory/logPlaces.ts';

const frankfurt = { region: 'eu-central-1', partition: 'aws', isDemo: false };
const id = 'alice-0a1b2c3d4e5f60718';

function names(inputs: Readonly<Record<string, unknown>>): readonly string[] {
  return logPlaces(id, inputs, frankfurt).map(({ name }) => name);
}

test('a log is the object of the session’s id below the prefix, and the stream of its id in the group', () => {
  const inputs = { s3BucketName: 'logs', s3KeyPrefix: 'ssm/sessions', cloudWatchLogGroupName: '/aws/ssm' };
  assert.deepEqual(names(inputs), [`s3://logs/ssm/sessions/${id}.log`, `/aws/ssm · ${id}`]);
});

test('slashes around a prefix make no empty folders, and no prefix makes none at all', () => {
  const key = (s3KeyPrefix: unknown): readonly string[] => names({ s3BucketName: 'logs', s3KeyPrefix });
  assert.deepEqual(key('/ssm//sessions/'), [`s3://logs/ssm/sessions/${id}.log`]);
  for (const none of ['', '/', undefined, 7]) assert.deepEqual(key(none), [`s3://logs/${id}.log`]);
});

test('when it is written and what has to be encrypted is said', () => {
  const facts = (inputs: Readonly<Record<string, unknown>>): readonly string[] =>
    logPlaces(id, { s3BucketName: 'b', cloudWatchLogGroupName: 'g', ...inputs }, frankfurt).map(
      (place) => place.facts,
    );
  assert.deepEqual(facts({ s3EncryptionEnabled: true, cloudWatchStreamingEnabled: 'true' }), [
    'Written when the session ends · the bucket must be encrypted',
    'Streamed while the session runs · the log group need not be encrypted',
  ]);
  assert.deepEqual(facts({ cloudWatchEncryptionEnabled: true }), [
    'Written when the session ends · the bucket need not be encrypted',
    'Written when the session ends · the log group must be encrypted',
  ]);
});

test('the console of the Region shows it, its names encoded as that console reads them', () => {
  const inputs = { s3BucketName: 'logs', s3KeyPrefix: 'a b', cloudWatchLogGroupName: '/aws/ssm sessions' };
  assert.deepEqual(
    logPlaces(id, inputs, frankfurt).map(({ address }) => address),
    [
      `https://eu-central-1.console.aws.amazon.com/s3/object/logs?region=eu-central-1&prefix=a%20b%2F${id}.log`,
      `https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Faws$252Fssm$2520sessions/log-events/${id}`,
    ],
  );
});

test('other partitions have consoles of their own; where none is known, and in the demo, there is no address', () => {
  const host = (where: Partial<typeof frankfurt>): string | undefined => {
    const [place] = logPlaces(id, { s3BucketName: 'b' }, { ...frankfurt, ...where });
    return place?.address === undefined ? undefined : new URL(place.address).host;
  };
  assert.equal(host({ region: 'cn-north-1', partition: 'aws-cn' }), 'console.amazonaws.cn');
  assert.equal(host({ region: 'us-gov-west-1', partition: 'aws-us-gov' }), 'console.amazonaws-us-gov.com');
  assert.equal(host({ region: 'us-iso-east-1', partition: 'aws-iso' }), undefined);
  assert.equal(host({ isDemo: true }), undefined);
});

test('an ARN in place of a log group’s name is read as the name', () => {
  const cloudWatchLogGroupName = 'arn:aws:logs:eu-central-1:111122223333:log-group:/aws/ssm:*';
  assert.deepEqual(names({ cloudWatchLogGroupName }), [`/aws/ssm · ${id}`]);
});

test('what a parameter names is known to who opened the session only', () => {
  assert.deepEqual(names({ s3BucketName: '{{ bucket }}', cloudWatchLogGroupName: '{{group}}' }), []);
  assert.deepEqual(names({ s3BucketName: 'b', s3KeyPrefix: '{{ team }}/x' }), []);
  assert.ok(dependsOnParameters({ s3BucketName: 'b', s3KeyPrefix: '{{ team }}/x' }));
  assert.ok(!dependsOnParameters({ s3BucketName: 'b', kmsKeyId: '{{ key }}' }));
});

test('nothing is derived from nothing, and hostile names stay within their part of an address', () => {
  for (const s3BucketName of ['', ' ', 7, null, undefined]) assert.deepEqual(names({ s3BucketName }), []);
  const [place] = logPlaces(id, { s3BucketName: 'x/../../evil?#', s3KeyPrefix: '&prefix=other' }, frankfurt);
  const address = new URL(place?.address ?? assert.fail());
  assert.equal(address.host, 'eu-central-1.console.aws.amazon.com');
  assert.equal(address.pathname, '/s3/object/x%2F..%2F..%2Fevil%3F%23');
  assert.equal(address.searchParams.getAll('prefix').length, 1);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../../src/features/runCommand/form/draft.ts';
import type { RunDraft } from '../../../../../src/features/runCommand/form/messages.ts';
import { problemsOf } from '../../../../../src/features/runCommand/form/validate.ts';
import { parametersOfContent, type DocumentSpec } from '../../../../../src/core/model/documentSpec.ts';
import { nodeIdOf } from '../../../../support/commands.ts';

const good: RunDraft = { ...emptyDraft, nodeIds: [nodeIdOf(1)] };

const shell: DocumentSpec = {
  name: 'AWS-RunShellScript',
  version: '1',
  description: '',
  platforms: ['Linux', 'MacOS'],
  parameters:
    parametersOfContent(
      JSON.stringify({
        parameters: {
          commands: { type: 'StringList', minItems: 1 },
          executionTimeout: { type: 'String', default: '3600', allowedPattern: '^[0-9]{1,6}$' },
        },
      }),
    ) ?? [],
};

/** The fields that have problems when the draft differs in this way. */
function fields(differs: Partial<RunDraft>, spec?: DocumentSpec): readonly string[] {
  return [...problemsOf({ ...good, ...differs }, spec).keys()];
}

test('a draft with a node and nothing else strange has no problem', () => {
  assert.deepEqual(fields({}), []);
});

test('parameters are checked by the document, in its order', () => {
  assert.deepEqual(fields({}, shell), ['parameter.commands']);
  assert.deepEqual(fields({ parameters: { commands: 'ls', executionTimeout: 'soon' } }, shell), [
    'parameter.executionTimeout',
  ]);
  assert.deepEqual(fields({ parameters: { commands: 'ls', other: '' } }, shell), []);
});

test('a command takes one to fifty nodes by id', () => {
  assert.deepEqual(fields({ nodeIds: [] }), ['nodes']);
  const fifty = Array.from({ length: 50 }, (_, index) => nodeIdOf(index));
  assert.deepEqual(fields({ nodeIds: fifty }), []);
  const problems = problemsOf({ ...good, nodeIds: [...fifty, nodeIdOf(50)] }, undefined);
  assert.match(problems.get('nodes') ?? '', /51 nodes are chosen and a command takes 50/);
});

test('nodes do not matter when tags choose, and the other way round', () => {
  assert.deepEqual(fields({ targetKind: 'tags', nodeIds: [], tags: [{ key: 'Role', values: 'web' }] }), []);
  assert.deepEqual(fields({ targetKind: 'nodes', tags: [{ key: '', values: '' }] }), []);
});

test('tags need keys, once each, at most five', () => {
  const tags = (...keys: readonly string[]): Partial<RunDraft> => ({
    targetKind: 'tags',
    tags: keys.map((key) => ({ key, values: 'x' })),
  });
  assert.deepEqual(fields(tags()), ['tags']);
  assert.deepEqual(fields(tags('')), ['tag.0']);
  assert.deepEqual(fields(tags('a', 'a')), ['tag.1']);
  assert.deepEqual(fields(tags('a', 'b', 'c', 'd', 'e')), []);
  assert.deepEqual(fields(tags('a', 'b', 'c', 'd', 'e', 'f')), ['tags']);
  assert.deepEqual(fields(tags('emoji🙂')), ['tag.0']);
  assert.deepEqual(fields(tags('x'.repeat(129))), ['tag.0']);
});

test('a tag takes up to fifty values of up to 256 characters, and one tag may have none', () => {
  const values = (text: string): Partial<RunDraft> => ({
    targetKind: 'tags',
    tags: [{ key: 'k', values: text }],
  });
  assert.deepEqual(fields(values('')), []);
  assert.deepEqual(fields(values(Array.from({ length: 51 }, (_, index) => `v${index}`).join())), ['tag.0']);
  assert.deepEqual(fields(values('v'.repeat(257))), ['tag.0']);
  const two = [
    { key: 'a', values: '' },
    { key: 'b', values: ' , ' },
  ];
  assert.deepEqual(fields({ targetKind: 'tags', tags: two }), ['tags']);
});

test('a resource group needs its name', () => {
  assert.deepEqual(fields({ targetKind: 'resourceGroup', nodeIds: [] }), ['resourceGroup']);
  assert.deepEqual(fields({ targetKind: 'resourceGroup', nodeIds: [], resourceGroup: 'web' }), []);
});

/** Values of one text field that are good and bad. */
const cases: readonly (readonly [keyof RunDraft, readonly string[], readonly string[]])[] = [
  [
    'documentName',
    ['AWS-RunShellScript', 'arn:aws:ssm:eu-central-1:123456789012:document/x'],
    ['', 'ab', 'a b'],
  ],
  ['documentVersion', ['$DEFAULT', '$LATEST', '12'], ['', '0', '$NEWEST', '1.0']],
  ['comment', ['', 'x'.repeat(100)], ['x'.repeat(101)]],
  ['timeoutSeconds', ['', '30', '2592000'], ['29', '2592001', '1e3', '-30', 'soon', '30.5', '99999999999']],
  ['maxConcurrency', ['', '1', '50', '1%', '99%', '100%'], ['0', '0%', '101%', '-1', '50 %']],
  ['maxErrors', ['', '0', '10', '0%', '9%', '100%'], ['-1', '101%', '00', 'x']],
];

for (const [field, right, wrong] of cases) {
  test(`${field} is held to the rule of the service`, () => {
    for (const value of right) assert.deepEqual(fields({ [field]: value }), [], value);
    for (const value of wrong) assert.deepEqual(fields({ [field]: value }), [field], value);
  });
}

test('an S3 location is checked when it is asked for', () => {
  assert.deepEqual(fields({ s3Bucket: 'X', s3Region: '??' }), []);
  assert.deepEqual(fields({ writeToS3: true }), ['s3Bucket']);
  assert.deepEqual(fields({ writeToS3: true, s3Bucket: 'logs' }), []);
  assert.deepEqual(fields({ writeToS3: true, s3Bucket: 'Logs' }), ['s3Bucket']);
  assert.deepEqual(fields({ writeToS3: true, s3Bucket: 'logs', s3Prefix: 'p'.repeat(501) }), ['s3Prefix']);
  assert.deepEqual(fields({ writeToS3: true, s3Bucket: 'logs', s3Region: 'EU' }), ['s3Region']);
});

test('a log group is optional and has its characters', () => {
  assert.deepEqual(fields({ writeToLogs: true }), []);
  assert.deepEqual(fields({ writeToLogs: true, logGroup: '/runs/a.b#c' }), []);
  assert.deepEqual(fields({ writeToLogs: true, logGroup: 'a b' }), ['logGroup']);
});

test('a notification needs a topic, an event and a role', () => {
  assert.deepEqual(fields({ notify: true, notificationEvents: [] }), [
    'topicArn',
    'notificationEvents',
    'serviceRole',
  ]);
  assert.deepEqual(
    fields({
      notify: true,
      topicArn: 'arn:aws-us-gov:sns:us-gov-west-1:123456789012:runs',
      serviceRole: 'arn:aws-cn:iam::123456789012:role/path/sns',
    }),
    [],
  );
});

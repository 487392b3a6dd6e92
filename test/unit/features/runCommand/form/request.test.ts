import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  draftOfCommand,
  draftOfSeed,
  emptyDraft,
} from '../../../../../src/features/runCommand/form/draft.ts';
import { requestOf, targetsOfDraft } from '../../../../../src/features/runCommand/form/request.ts';
import { parametersOfContent, type DocumentSpec } from '../../../../../src/core/model/documentSpec.ts';
import { aCommand, nodeIdOf } from '../../../../support/commands.ts';

const shell: DocumentSpec = {
  name: 'AWS-RunShellScript',
  version: '1',
  description: '',
  platforms: [],
  parameters:
    parametersOfContent(
      '{"parameters":{"commands":{"type":"StringList"},"executionTimeout":{"type":"String","default":"3600"}}}',
    ) ?? [],
};

test('what was left empty is left to the service', () => {
  assert.deepEqual(requestOf({ ...emptyDraft, nodeIds: [nodeIdOf(1)] }, shell), {
    DocumentName: 'AWS-RunShellScript',
    DocumentVersion: '$DEFAULT',
    InstanceIds: [nodeIdOf(1)],
  });
});

test('only parameters that the document declares are sent, defaults are not', () => {
  const draft = {
    ...emptyDraft,
    parameters: { commands: 'ls\n', executionTimeout: '3600', powershellOnly: 'x' },
  };
  assert.deepEqual(requestOf(draft, shell).Parameters, { commands: ['ls'] });
});

test('everything that was given is sent', () => {
  const request = requestOf(
    {
      ...emptyDraft,
      targetKind: 'tags',
      tags: [
        { key: 'Environment', values: 'Staging, Test' },
        { key: 'Role', values: '' },
      ],
      comment: 'disk',
      timeoutSeconds: '60',
      maxConcurrency: '10%',
      maxErrors: '0',
      writeToS3: true,
      s3Bucket: 'logs',
      s3Prefix: 'run',
      s3Region: 'eu-central-1',
      writeToLogs: true,
      logGroup: '/runs',
      notify: true,
      topicArn: 'arn:topic',
      notificationEvents: ['Failed'],
      notificationType: 'Invocation',
      serviceRole: 'arn:role',
    },
    shell,
  );
  assert.deepEqual(request, {
    DocumentName: 'AWS-RunShellScript',
    DocumentVersion: '$DEFAULT',
    Targets: [
      { Key: 'tag:Environment', Values: ['Staging', 'Test'] },
      { Key: 'tag-key', Values: ['Role'] },
    ],
    Comment: 'disk',
    TimeoutSeconds: 60,
    MaxConcurrency: '10%',
    MaxErrors: '0',
    OutputS3BucketName: 'logs',
    OutputS3KeyPrefix: 'run',
    OutputS3Region: 'eu-central-1',
    CloudWatchOutputConfig: { CloudWatchOutputEnabled: true, CloudWatchLogGroupName: '/runs' },
    ServiceRoleArn: 'arn:role',
    NotificationConfig: {
      NotificationArn: 'arn:topic',
      NotificationEvents: ['Failed'],
      NotificationType: 'Invocation',
    },
  });
});

test('what was typed into a part that is switched off is not sent', () => {
  const request = requestOf(
    { ...emptyDraft, s3Bucket: 'logs', logGroup: '/runs', topicArn: 'arn:topic', serviceRole: 'arn:role' },
    shell,
  );
  assert.deepEqual(Object.keys(request), ['DocumentName', 'DocumentVersion', 'InstanceIds']);
});

test('logs go to the service’s own group when none is named', () => {
  assert.deepEqual(requestOf({ ...emptyDraft, writeToLogs: true }, shell).CloudWatchOutputConfig, {
    CloudWatchOutputEnabled: true,
  });
});

test('targets of an earlier command become the same targets', () => {
  for (const targets of [
    [{ key: 'tag:Role', values: ['web', 'a, b'] }],
    [{ key: 'tag-key', values: ['Role'] }],
    [{ key: 'tag:Role', values: [''] }],
    [{ key: 'tag:Role', values: ['', 'web'] }],
    [
      { key: 'resource-groups:Name', values: ['web'] },
      { key: 'resource-groups:ResourceTypeFilters', values: ['AWS::EC2::Instance'] },
    ],
    [{ key: 'resource-groups:Name', values: ['web'] }],
  ]) {
    assert.deepEqual(targetsOfDraft(draftOfCommand(aCommand({ targets }))), targets);
  }
});

test('an empty tag value never becomes any value', () => {
  const empty = [{ key: 'tag:Role', values: [''] }];
  assert.deepEqual(targetsOfDraft(draftOfSeed({ tag: { key: 'Role', value: '' } })), empty);
  const none = aCommand({ targets: [{ key: 'tag:Role', values: [] }] });
  assert.deepEqual(targetsOfDraft(draftOfCommand(none)), empty);
});

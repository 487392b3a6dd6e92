import { test } from 'node:test';
import assert from 'node:assert/strict';
import { toCommand, toInvocation, toOutput } from '../../../../src/features/runCommand/wire.ts';
import { commandId, nodeId } from '../../../support/commands.ts';

test('a command without an id is none', () => {
  assert.equal(toCommand({}), undefined);
});

test('a command of which only the id came is pending nowhere, with empty fields', () => {
  const command = toCommand({ CommandId: commandId });
  assert.ok(command !== undefined);
  assert.equal(command.status, 'InProgress');
  assert.equal(command.details, 'InProgress');
  assert.equal(command.targetCount, 0);
  assert.equal(command.requestedAt, undefined);
  assert.equal(command.notification, undefined);
  assert.deepEqual(command.output, {
    s3Bucket: '',
    s3Prefix: '',
    s3Region: '',
    cloudWatch: false,
    logGroup: '',
  });
});

test('a whole command is read field by field', () => {
  const command = toCommand({
    CommandId: commandId,
    DocumentName: 'AWS-RunShellScript',
    DocumentVersion: '1',
    Comment: 'disk',
    RequestedDateTime: new Date(5000),
    ExpiresAfter: new Date(9000),
    Status: 'Failed',
    StatusDetails: 'DeliveryTimedOut',
    TargetCount: 4,
    CompletedCount: 3,
    ErrorCount: 1,
    DeliveryTimedOutCount: 2,
    Parameters: { commands: ['df -h'] },
    InstanceIds: [nodeId],
    Targets: [{ Key: 'tag:Role', Values: ['web'] }],
    MaxConcurrency: '10%',
    MaxErrors: '1',
    TimeoutSeconds: 60,
    ServiceRole: 'arn:aws:iam::123456789012:role/sns',
    NotificationConfig: { NotificationArn: 'arn:aws:sns:eu-central-1:1:t', NotificationEvents: ['Failed'] },
    OutputS3BucketName: 'logs',
    OutputS3KeyPrefix: 'run',
    OutputS3Region: 'eu-central-1',
    CloudWatchOutputConfig: { CloudWatchOutputEnabled: true, CloudWatchLogGroupName: '/runs' },
  });
  assert.deepEqual(command, {
    id: commandId,
    documentName: 'AWS-RunShellScript',
    documentVersion: '1',
    comment: 'disk',
    requestedAt: 5000,
    expiresAt: 9000,
    status: 'Failed',
    details: 'DeliveryTimedOut',
    targetCount: 4,
    completedCount: 3,
    errorCount: 1,
    deliveryTimedOutCount: 2,
    parameters: { commands: ['df -h'] },
    nodeIds: [nodeId],
    targets: [{ key: 'tag:Role', values: ['web'] }],
    maxConcurrency: '10%',
    maxErrors: '1',
    timeoutSeconds: 60,
    serviceRole: 'arn:aws:iam::123456789012:role/sns',
    notification: { topicArn: 'arn:aws:sns:eu-central-1:1:t', events: ['Failed'], type: 'Command' },
    output: {
      s3Bucket: 'logs',
      s3Prefix: 'run',
      s3Region: 'eu-central-1',
      cloudWatch: true,
      logGroup: '/runs',
    },
  });
});

test('an invocation without a node is none', () => {
  assert.equal(toInvocation({ CommandId: commandId }), undefined);
});

test('an exit code of -1 says that the agent has not answered yet', () => {
  const waiting = toInvocation({
    InstanceId: nodeId,
    Status: 'InProgress',
    CommandPlugins: [{ Name: 'aws:runShellScript', Status: 'InProgress', ResponseCode: -1 }],
  });
  assert.equal(waiting?.steps[0]?.exitCode, undefined);
  const ended = toInvocation({
    InstanceId: nodeId,
    Status: 'Failed',
    CommandPlugins: [{ Name: 'aws:runShellScript', Status: 'Failed', ResponseCode: 0 }],
  });
  assert.equal(ended?.steps[0]?.exitCode, 0);
});

test('a status nobody knows yet counts as going on', () => {
  // A foreign answer: the type says that this cannot happen, the service may add a status tomorrow.
  const wire = JSON.parse(`{"InstanceId":"${nodeId}","Status":"Paused"}`) as { InstanceId: string };
  assert.equal(toInvocation(wire)?.status, 'InProgress');
});

test('times of an output are ISO strings, and empty ones are no times', () => {
  const output = toOutput(
    { ExecutionStartDateTime: '2026-11-21T20:00:00.500Z', ExecutionEndDateTime: '' },
    nodeId,
  );
  assert.equal(output.startedAt, Date.UTC(2026, 10, 21, 20, 0, 0, 500));
  assert.equal(output.finishedAt, undefined);
  assert.equal(output.nodeId, nodeId);
});

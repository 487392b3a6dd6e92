import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { at, errorOf } from '../support/api.ts';
import { TestCommands } from '../support/commands.ts';
import { testParameters } from '../support/documents.ts';
import { testNode, testNodes } from '../support/nodes.ts';

const windows = testNode({ id: 'i-000000000000000ff', platform: 'Windows', runs: false });

describe('SendCommand refuses', () => {
  const commands = new TestCommands({
    nodes: [...testNodes(2), windows],
    parameters: testParameters({ host: 'db-1' }),
    documents: {
      Runbook: { testType: 'Automation', schemaVersion: '0.3', mainSteps: [{ action: 'aws:sleep' }] },
      Empty: { schemaVersion: '2.2' },
    },
  });
  const [first = '', second = ''] = commands.nodes.map(({ id }) => id);
  const valid: JsonObject = {
    DocumentName: 'AWS-RunShellScript',
    InstanceIds: [first],
    Parameters: { commands: ['true'] },
  };
  const refusals: readonly (readonly [string, JsonObject, string])[] = [
    ['neither ids nor targets', { InstanceIds: [] }, 'ValidationException'],
    ['ids together with targets', { Targets: [{ Key: 'tag:Role', Values: ['web'] }] }, 'ValidationException'],
    ['a target without values', { InstanceIds: [], Targets: [{ Key: 'tag:Role' }] }, 'ValidationException'],
    ['a node twice', { InstanceIds: [first, second, first] }, 'DuplicateInstanceId'],
    ['a node it does not know', { InstanceIds: [first, 'i-00000000000000bad'] }, 'InvalidInstanceId'],
    ['a node of another platform', { InstanceIds: [first, windows.id] }, 'UnsupportedPlatformType'],
    ['an unknown document', { DocumentName: 'Nothing' }, 'InvalidDocument'],
    ['an unknown version', { DocumentVersion: '7' }, 'InvalidDocumentVersion'],
    ['a runbook', { DocumentName: 'Runbook', Parameters: {} }, 'InvalidDocument'],
    ['a document without steps', { DocumentName: 'Empty', Parameters: {} }, 'InvalidDocument'],
    ['missing parameters', { Parameters: {} }, 'InvalidParameters'],
    ['unknown parameters', { Parameters: { commands: ['true'], more: ['1'] } }, 'InvalidParameters'],
    [
      'a value against its pattern',
      { Parameters: { commands: [''], executionTimeout: ['soon'] } },
      'InvalidParameters',
    ],
    ['a missing SSM parameter', { Parameters: { commands: ['ping {{ssm:nobody}}'] } }, 'InvalidParameters'],
    ['64 KB of parameters', { Parameters: { commands: ['x'.repeat(65_536)] } }, 'MaxDocumentSizeExceeded'],
    ['a bucket that cannot be', { OutputS3BucketName: 'No_Bucket' }, 'InvalidOutputFolder'],
    ['a role that is none', { ServiceRoleArn: 'admin' }, 'InvalidRole'],
    [
      'a topic that is none',
      { NotificationConfig: { NotificationArn: 'mail' } },
      'InvalidNotificationConfig',
    ],
    [
      'an unknown event',
      {
        NotificationConfig: {
          NotificationArn: 'arn:aws:sns:eu-central-1:123456789012:ops',
          NotificationEvents: ['Everything'],
        },
      },
      'InvalidNotificationConfig',
    ],
    [
      'notifications without a role',
      { NotificationConfig: { NotificationArn: 'arn:aws:sns:eu-central-1:123456789012:ops' } },
      'InvalidRole',
    ],
  ];

  for (const [what, change, code] of refusals) {
    it(`${what}: ${code}`, async () => {
      assert.equal(await errorOf(commands.system, 'SendCommand', { ...valid, ...change }), code);
    });
  }

  it('and keeps nothing of what it refused', async () => {
    assert.deepEqual(await commands.call('ListCommands'), { Commands: [] });
  });
});

describe('SendCommand answers', () => {
  it('the request with its defaults, Pending, times in seconds', async () => {
    const commands = new TestCommands({ newId: () => '11111111-2222-3333-4444-555555555555' });
    const ids = commands.nodes.map(({ id }) => id);
    const answer = await commands.call('SendCommand', {
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: ids,
      Parameters: { commands: ['true'], executionTimeout: ['600'] },
      Comment: 'why',
      TimeoutSeconds: 60,
    });
    const now = commands.clock.now() / 1_000;
    assert.deepEqual(answer, {
      Command: {
        CommandId: '11111111-2222-3333-4444-555555555555',
        DocumentName: 'AWS-RunShellScript',
        DocumentVersion: '$DEFAULT',
        Comment: 'why',
        ExpiresAfter: now + 60 + 600,
        Parameters: { commands: ['true'], executionTimeout: ['600'] },
        InstanceIds: ids,
        Targets: [],
        RequestedDateTime: now,
        Status: 'Pending',
        StatusDetails: 'Pending',
        OutputS3BucketName: '',
        OutputS3KeyPrefix: '',
        MaxConcurrency: '50',
        MaxErrors: '0',
        TargetCount: 3,
        CompletedCount: 0,
        ErrorCount: 0,
        DeliveryTimedOutCount: 0,
        ServiceRole: '',
        NotificationConfig: { NotificationArn: '', NotificationEvents: [], NotificationType: '' },
        CloudWatchOutputConfig: { CloudWatchLogGroupName: '', CloudWatchOutputEnabled: false },
        TimeoutSeconds: 60,
      },
    });
  });

  it('no count yet for targets, which are looked up later', async () => {
    const commands = new TestCommands();
    const answer = await commands.call('SendCommand', {
      DocumentName: 'AWS-RunShellScript',
      Targets: [{ Key: 'tag:Role', Values: ['web'] }],
      Parameters: { commands: ['true'] },
    });
    assert.equal(at(answer, 'Command', 'TargetCount'), 0);
    assert.deepEqual(at(answer, 'Command', 'Targets'), [{ Key: 'tag:Role', Values: ['web'] }]);
    await commands.clock.advance(100);
    assert.equal((await commands.command(String(at(answer, 'Command', 'CommandId'))))['TargetCount'], 3);
  });

  it('what was asked of S3, SNS and CloudWatch, as it came', async () => {
    const commands = new TestCommands();
    const echoes = {
      OutputS3BucketName: 'my-bucket',
      OutputS3KeyPrefix: 'runs',
      NotificationConfig: {
        NotificationArn: 'arn:aws:sns:eu-central-1:123456789012:ops',
        NotificationEvents: ['Failed'],
        NotificationType: 'Command',
      },
      CloudWatchOutputConfig: { CloudWatchLogGroupName: '/ops', CloudWatchOutputEnabled: true },
    };
    const role = 'arn:aws:iam::123456789012:role/notify';
    const id = await commands.send({ ...echoes, ServiceRoleArn: role });
    const command = await commands.command(id);
    for (const [key, value] of Object.entries(echoes)) assert.deepEqual(command[key], value);
    assert.equal(command['ServiceRole'], role);
  });
});

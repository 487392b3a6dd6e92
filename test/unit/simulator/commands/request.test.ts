import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRequest } from '../../../../src/simulator/commands/request.ts';

describe("SendCommand's input", () => {
  it('has the defaults of the API', () => {
    assert.deepEqual(parseRequest({ DocumentName: 'AWS-RunShellScript' }), {
      documentName: 'AWS-RunShellScript',
      documentVersion: undefined,
      instanceIds: [],
      targets: [],
      parameters: {},
      comment: '',
      timeoutSeconds: 3_600,
      maxConcurrency: '50',
      maxErrors: '0',
      outputS3BucketName: '',
      outputS3KeyPrefix: '',
      serviceRoleArn: '',
      notificationConfig: undefined,
      cloudWatchOutputConfig: undefined,
      alarmConfiguration: undefined,
    });
  });

  it('keeps everything that was given', () => {
    const request = parseRequest({
      DocumentName: 'doc',
      DocumentVersion: '3',
      InstanceIds: ['i-1'],
      Targets: [{ Key: 'tag:A', Values: ['1', '2'] }],
      Parameters: { commands: ['a', 'b'], __proto__: { x: 1 } },
      Comment: 'why',
      TimeoutSeconds: 30,
      MaxConcurrency: '10%',
      MaxErrors: '1',
      OutputS3BucketName: 'bucket',
      OutputS3KeyPrefix: 'runs',
      ServiceRoleArn: 'arn',
      CloudWatchOutputConfig: { CloudWatchOutputEnabled: true },
    });
    assert.deepEqual(request.targets, [{ key: 'tag:A', values: ['1', '2'] }]);
    assert.deepEqual(request.parameters, { commands: ['a', 'b'] });
    assert.equal(request.timeoutSeconds, 30);
    assert.deepEqual(request.cloudWatchOutputConfig, { CloudWatchOutputEnabled: true });
  });
});

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

describe("SendCommand's input in odd forms", () => {
  const doc = { DocumentName: 'd' };

  it('has no parameters where they are no map, and no values where they are no list', () => {
    for (const Parameters of [[], 'x', 7, null])
      assert.deepEqual(parseRequest({ ...doc, Parameters }).parameters, {});
    assert.deepEqual(parseRequest({ ...doc, Parameters: { a: [], b: ['x', 'y'] } }).parameters, {
      a: [],
      b: ['x', 'y'],
    });
  });

  it('keeps what is not resolved yet, blanks, empty texts and line ends in values', () => {
    const commands = ['{{ssm:x}}', ' a ', '', 'a\r\nb', '🚀'];
    assert.deepEqual(parseRequest({ ...doc, Parameters: { commands } }).parameters, { commands });
  });

  it('keeps several targets in their order, each with its values', () => {
    const Targets = [
      { Key: 'tag:A', Values: ['1'] },
      { Key: 'tag:B', Values: [] },
      { Key: 'InstanceIds', Values: ['i-1', 'i-2'] },
    ];
    assert.deepEqual(parseRequest({ ...doc, Targets }).targets, [
      { key: 'tag:A', values: ['1'] },
      { key: 'tag:B', values: [] },
      { key: 'InstanceIds', values: ['i-1', 'i-2'] },
    ]);
  });

  it('takes empty texts as they are: an empty prefix is not a missing one', () => {
    const request = parseRequest({ ...doc, Comment: '', OutputS3KeyPrefix: '', MaxErrors: '' });
    assert.deepEqual([request.comment, request.outputS3KeyPrefix, request.maxErrors], ['', '', '']);
  });

  it('echoes configurations only where they are objects', () => {
    for (const value of ['x', 7, [], null])
      assert.equal(parseRequest({ ...doc, NotificationConfig: value }).notificationConfig, undefined);
    const AlarmConfiguration = { Alarms: [{ Name: 'a' }] };
    assert.deepEqual(parseRequest({ ...doc, AlarmConfiguration }).alarmConfiguration, AlarmConfiguration);
  });

  it('takes the names of Object’s own properties for parameters like others', () => {
    const Parameters = JSON.parse('{"constructor":["a"],"toString":["b"]}') as Record<string, string[]>;
    assert.deepEqual(Object.keys(parseRequest({ ...doc, Parameters }).parameters), [
      'constructor',
      'toString',
    ]);
  });
});

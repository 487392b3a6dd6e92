import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iamActionOf, isRepeatable, serviceOf } from '../../../../src/core/aws/services.ts';

test('operations know their service and their IAM action', () => {
  assert.equal(serviceOf('DescribeInstances'), 'ec2');
  assert.equal(serviceOf('GetCallerIdentity'), 'sts');
  assert.equal(serviceOf('GenerateDataKey'), 'kms');
  assert.equal(serviceOf('SendSSHPublicKey'), 'ec2-instance-connect');
  assert.equal(serviceOf('SendCommand'), 'ssm');
  assert.equal(iamActionOf('SendCommand'), 'ssm:SendCommand');
  assert.equal(iamActionOf('DescribeInstances'), 'ec2:DescribeInstances');
});

test('reads and harmless writes may be repeated, a command may not', () => {
  for (const operation of [
    'GetParameter',
    'ListCommands',
    'DescribeInstances',
    'CancelCommand',
    'GenerateDataKey',
  ] as const) {
    assert.equal(isRepeatable(operation), true, operation);
  }
  for (const operation of ['SendCommand', 'StartSession', 'UpdateDocument'] as const) {
    assert.equal(isRepeatable(operation), false, operation);
  }
});

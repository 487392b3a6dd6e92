import { test } from 'node:test';
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { ApiTable } from '../../../../../../src/core/language/tables/apis/index.ts';

const table = new ApiTable();

test('services are named as boto3 names them', () => {
  for (const name of ['ec2', 'ssm', 'cloudwatch', 'elbv2', 'stepfunctions', 'efs'])
    assert.ok(table.names.includes(name), name);
  assert.ok(table.names.length >= 45);
  assert.equal(table.service('constructor'), undefined);
});

test('every service can be read, and every operation of it', () => {
  for (const name of table.names) {
    const service = table.service(name);
    assert.ok(service !== undefined && service.operations.length > 0, name);
    for (const operation of service.operations) {
      assert.match(operation, /^[A-Z]\w+$/);
      const { inputs, outputs } = service.operation(operation) ?? { inputs: [], outputs: [] };
      for (const key of [...inputs, ...outputs]) assert.match(key.name, /^[\w.:-]+$/, operation);
    }
  }
});

test('operations have the fields that runbooks use', () => {
  const start = table.service('ec2')?.operation('StartInstances');
  assert.deepEqual(start?.inputs[0], {
    name: 'InstanceIds',
    type: 'StringList',
    required: true,
    about: 'Field of the request StartInstances.',
  });
  const describe = table.service('ec2')?.operation('DescribeInstances');
  const instances = describe?.outputs[0]?.keys?.find(({ name }) => name === 'Instances');
  const state = instances?.keys?.find(({ name }) => name === 'State');
  assert.ok(state?.keys?.some(({ name }) => name === 'Name'));
});

test('the table stays small', () => {
  assert.ok(statSync('src/core/language/tables/apis/services.json').size <= 400_000);
});

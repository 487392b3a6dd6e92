import assert from 'node:assert/strict';
import { it } from 'node:test';
import { tagsOfTarget } from '../../../../src/core/aws/targetTags.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const options = { signal: new AbortController().signal };
const tags = [{ key: 'Environment', value: 'prod' }];

it('asks EC2 for an instance’s tags, by filter, which does not fail for one that is gone', async () => {
  const connection = new FakeConnection({
    DescribeInstances: () => ({
      Reservations: [{ Instances: [{ Tags: [{ Key: 'Environment', Value: 'prod' }] }] }],
    }),
  });
  assert.deepEqual(await tagsOfTarget(connection, 'i-1', options), tags);
  assert.deepEqual(connection.inputs('DescribeInstances'), [
    { Filters: [{ Name: 'instance-id', Values: ['i-1'] }] },
  ]);
  connection.answer({ DescribeInstances: () => ({}) });
  assert.deepEqual(await tagsOfTarget(connection, 'i-2', options), []);
});

it('asks SSM for a hybrid node’s tags', async () => {
  const connection = new FakeConnection({
    ListTagsForResource: () => ({ TagList: [{ Key: 'Environment', Value: 'prod' }] }),
  });
  assert.deepEqual(await tagsOfTarget(connection, 'mi-1', options), tags);
  assert.deepEqual(connection.inputs('ListTagsForResource'), [
    { ResourceType: 'ManagedInstance', ResourceId: 'mi-1' },
  ]);
});

it('asks nobody for a container’s', async () => {
  const connection = new FakeConnection();
  assert.deepEqual(await tagsOfTarget(connection, 'ecs:a_b_c', options), []);
  assert.equal(connection.calls.length, 0);
});

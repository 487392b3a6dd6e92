import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partitionOf } from '../../../../src/core/aws/partitions.ts';

test('Regions that are younger than the list are understood', () => {
  assert.equal(partitionOf('eu-west-9'), 'aws');
  assert.equal(partitionOf('cn-south-1'), 'aws-cn');
  assert.equal(partitionOf('us-gov-central-1'), 'aws-us-gov');
  assert.equal(partitionOf('nonsense'), 'aws');
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCallCounts } from '../../../../src/simulator/dispatch/counts.ts';

describe('call counts', () => {
  it('count by service and operation, until they are reset', () => {
    const counts = createCallCounts();
    assert.deepEqual(counts.read(), {});
    counts.add('ssm', 'ListNodes');
    counts.add('ssm', 'ListNodes');
    counts.add('ec2', 'DescribeInstances');
    assert.deepEqual(counts.read(), { ssm: { ListNodes: 2 }, ec2: { DescribeInstances: 1 } });
    counts.reset();
    assert.deepEqual(counts.read(), {});
  });

  it('give out a picture that later calls do not change', () => {
    const counts = createCallCounts();
    counts.add('ssm', 'ListNodes');
    const before = counts.read();
    counts.add('ssm', 'ListNodes');
    assert.deepEqual(before, { ssm: { ListNodes: 1 } });
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDenied } from '../../../../src/simulator/network/denied.ts';
import { testNode } from '../support/nodes.ts';

const node = testNode({ ipAddress: '10.3.1.17' });

describe('hosts that agents do not forward to', () => {
  it('are those of instance metadata, time, DNS and credentials', () => {
    for (const host of [
      '169.254.169.254',
      'fd00:ec2::254',
      'FD00:EC2::254',
      '169.254.169.253',
      ' 169.254.169.123 ',
    ])
      assert.equal(isDenied(node, host), true, host);
  });

  it('are the DNS of their VPC', () => {
    assert.equal(isDenied(node, '10.3.0.2'), true);
    assert.equal(isDenied(node, '10.0.0.2'), false);
    assert.equal(
      isDenied(testNode({ resourceType: 'ManagedInstance', ipAddress: '192.168.0.9' }), '192.168.0.2'),
      false,
    );
  });

  it('are no others', () => {
    for (const host of ['localhost', '127.0.0.1', '10.3.1.17', '169.254.169.25', 'example.com', '', '2'])
      assert.equal(isDenied(node, host), false, host);
  });
});

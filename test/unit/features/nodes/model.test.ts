import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  managedNode,
  nodeArn,
  platformText,
  type InstanceFacts,
  type NodeFacts,
} from '../../../../src/features/nodes/model.ts';

function facts(some: Partial<NodeFacts> = {}): NodeFacts {
  return {
    id: 'i-0123456789abcdef0',
    name: '',
    computerName: 'ip-10-0-0-1',
    online: true,
    lastPing: undefined,
    platform: 'Linux',
    platformName: 'Ubuntu',
    platformVersion: '22.04',
    agentVersion: '3.2.1',
    ip: '10.0.0.1',
    instanceState: 'running',
    instanceType: 't3.micro',
    role: '',
    associationStatus: '',
    ...some,
  };
}

function ec2(some: Partial<InstanceFacts> = {}): InstanceFacts {
  return { id: 'i-0123456789abcdef0', tags: [], privateIp: '', publicIp: '', state: 'running', ...some };
}

test('the EC2 Name tag names a node, before what SSM knows', () => {
  const named = ec2({ tags: [{ key: 'Name', value: 'web-1' }] });
  assert.equal(managedNode(facts({ name: 'old' }), named, undefined).name, 'web-1');
  assert.equal(managedNode(facts({ name: 'from-ssm' }), undefined, undefined).name, 'from-ssm');
});

test('an EC2 node without a name shows its id, not a host name that says nothing', () => {
  assert.equal(managedNode(facts(), ec2(), undefined).name, 'i-0123456789abcdef0');
  assert.equal(managedNode(facts(), ec2({ tags: [{ key: 'Name', value: '' }] }), undefined).name, facts().id);
});

test('a hybrid node is named by its tag, else by its computer', () => {
  const hybrid = facts({ id: 'mi-0123456789abcdef0', computerName: 'rack-7' });
  assert.equal(managedNode(hybrid, undefined, undefined).name, 'rack-7');
  assert.equal(managedNode(hybrid, undefined, [{ key: 'Name', value: 'press' }]).name, 'press');
});

test('tags are unknown until somebody says them', () => {
  assert.equal(managedNode(facts(), undefined, undefined).tags, undefined);
  assert.deepEqual(managedNode(facts(), ec2(), undefined).tags, []);
});

test('a lost node says why as far as EC2 tells', () => {
  assert.equal(managedNode(facts(), ec2(), undefined).state, 'online');
  assert.equal(managedNode(facts({ online: false }), ec2(), undefined).state, 'connection lost');
  assert.equal(managedNode(facts({ online: false }), ec2({ state: 'stopped' }), undefined).state, 'stopped');
  assert.equal(
    managedNode(facts({ online: false, instanceState: 'terminated' }), undefined, undefined).state,
    'terminated',
  );
  assert.equal(
    managedNode(facts({ online: false, instanceState: '' }), undefined, undefined).state,
    'connection lost',
  );
});

test("EC2's address comes before the agent's", () => {
  assert.equal(managedNode(facts(), ec2({ privateIp: '10.9.9.9' }), undefined).ip, '10.9.9.9');
  assert.equal(managedNode(facts(), ec2(), undefined).ip, '10.0.0.1');
});

test('platforms read as people say them', () => {
  assert.equal(platformText(facts()), 'Ubuntu 22.04');
  assert.equal(platformText(facts({ platformName: '' })), 'Linux');
  assert.equal(platformText(facts({ platformName: '', platform: 'Unknown' })), '');
  assert.equal(platformText(facts({ platformVersion: '' })), 'Ubuntu');
});

test('EC2 instances and hybrid nodes have ARNs of different services, in every partition', () => {
  const parts = { partition: 'aws-cn', region: 'cn-north-1', accountId: '111122223333' };
  assert.equal(
    nodeArn('i-0123456789abcdef0', parts),
    'arn:aws-cn:ec2:cn-north-1:111122223333:instance/i-0123456789abcdef0',
  );
  assert.equal(
    nodeArn('mi-0123456789abcdef0', parts),
    'arn:aws-cn:ssm:cn-north-1:111122223333:managed-instance/mi-0123456789abcdef0',
  );
});

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

const states: readonly (readonly [
  online: boolean,
  ec2State: string | undefined,
  ssmState: string,
  shown: string,
])[] = [
  [true, 'running', 'running', 'online'],
  [true, 'stopped', 'stopped', 'online'],
  [false, 'running', 'running', 'connection lost'],
  [false, 'stopped', 'running', 'stopped'],
  [false, 'terminated', '', 'terminated'],
  [false, undefined, 'stopping', 'stopping'],
  [false, undefined, '', 'connection lost'],
  [false, '', 'stopped', 'connection lost'],
];

for (const [online, ec2State, instanceState, shown] of states) {
  test(`a node that is ${online ? 'on' : 'off'}line, ${ec2State ?? 'unseen'} for EC2 and ${instanceState || 'nothing'} for SSM is ${shown}`, () => {
    const instance = ec2State === undefined ? undefined : ec2({ state: ec2State });
    assert.equal(managedNode(facts({ online, instanceState }), instance, undefined).state, shown);
  });
}

const platforms: readonly (readonly [some: Partial<NodeFacts>, text: string])[] = [
  [{}, 'Ubuntu 22.04'],
  [{ platformVersion: '' }, 'Ubuntu'],
  [{ platformName: '' }, 'Linux'],
  [{ platformName: '', platform: 'Unknown' }, ''],
  [{ platformName: '', platform: 'Windows', platformVersion: '10.0' }, 'Windows'],
];

for (const [some, text] of platforms) {
  test(`${JSON.stringify(some)} reads ${JSON.stringify(text)}`, () =>
    assert.equal(platformText(facts(some)), text));
}

test('the filter finds a node by everything that its row shows, in any case', () => {
  const node = managedNode(
    facts({ computerName: 'Rack-7' }),
    ec2({ tags: [{ key: 'Name', value: 'Web-1' }], publicIp: '54.1.2.3' }),
    undefined,
  );
  for (const word of ['web-1', 'rack-7', '54.1.2.3', '10.0.0.1', 'ubuntu', 'online', 'i-0123'])
    assert.ok(node.haystack.includes(word), word);
  assert.equal(node.haystack, node.haystack.toLowerCase());
});

test('a word of a filter does not reach from one fact into the next', () => {
  const node = managedNode(facts({ name: 'ab', computerName: 'cd' }), undefined, undefined);
  assert.ok(!node.haystack.includes('abi-'));
});

test('EC2’s private address wins over what the agent said, an empty one does not', () => {
  assert.equal(managedNode(facts(), ec2({ privateIp: '10.9.9.9' }), undefined).ip, '10.9.9.9');
  assert.equal(managedNode(facts(), ec2({ privateIp: '' }), undefined).ip, '10.0.0.1');
  assert.equal(managedNode(facts({ ip: '' }), undefined, undefined).ip, '');
});

test('tags that nobody has said yet are not the same as none', () => {
  assert.equal(managedNode(facts(), undefined, undefined).tags, undefined);
  assert.deepEqual(managedNode(facts(), ec2(), undefined).tags, []);
  assert.deepEqual(managedNode(facts({ id: 'mi-1' }), undefined, []).tags, []);
});

test('the ARN of each kind of node is that of the service which keeps its tags', () => {
  const parts = { partition: 'aws-cn', region: 'cn-north-1', accountId: '111122223333' };
  assert.equal(nodeArn('i-1', parts), 'arn:aws-cn:ec2:cn-north-1:111122223333:instance/i-1');
  assert.equal(nodeArn('mi-1', parts), 'arn:aws-cn:ssm:cn-north-1:111122223333:managed-instance/mi-1');
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { NodeNamer } from '../../../../../src/features/runCommand/results/nodeNamer.ts';
import { anInvocation, nodeIdOf } from '../../../../support/commands.ts';
import { FakeConnection } from '../../../../support/fakeConnection.ts';
import { settle } from '../../../../support/manualClock.ts';

function connectionOf(prefix: string): FakeConnection {
  return new FakeConnection({
    DescribeInstances: ({ Filters }) => ({
      Reservations: (Filters?.[0]?.Values ?? []).map((id) => ({
        Instances: [{ InstanceId: id, Tags: [{ Key: 'Name', Value: `${prefix}${id.slice(-1)}` }] }],
      })),
    }),
  });
}

const one = anInvocation({ nodeId: nodeIdOf(1) });
const two = anInvocation({ nodeId: nodeIdOf(2) });

function names(namer: NodeNamer): readonly string[] {
  return namer.named([one, two]).map((invocation) => invocation.nodeName);
}

test('nodes that appear later are asked for on their own, and earlier names stay', async () => {
  let changes = 0;
  const namer = new NodeNamer(undefined, () => changes++);
  const connection = connectionOf('web-');
  namer.look(connection, [one]);
  await settle();
  assert.deepEqual(names(namer), ['web-1', '']);
  namer.look(connection, [one, two]);
  namer.look(connection, [one, two]);
  await settle();
  assert.deepEqual(names(namer), ['web-1', 'web-2']);
  assert.equal(connection.count('DescribeInstances'), 2);
  assert.equal(changes, 2);
});

test('nodes that appear while others are asked for get their names too, though nobody looks again', async () => {
  const namer = new NodeNamer(undefined, () => undefined);
  const connection = connectionOf('web-');
  namer.look(connection, [one]);
  namer.look(connection, [one, two]);
  await settle();
  await settle();
  assert.deepEqual(names(namer), ['web-1', 'web-2']);
  assert.equal(connection.count('DescribeInstances'), 2);
});

test('known names hold and are not asked for', async () => {
  const namer = new NodeNamer(new Map([[nodeIdOf(1), 'known']]), () => undefined);
  const connection = connectionOf('web-');
  namer.look(connection, [one]);
  await settle();
  assert.deepEqual(names(namer), ['known', '']);
  assert.equal(connection.calls.length, 0);
});

test('without a connection nothing is asked for, and later it is', async () => {
  const namer = new NodeNamer(undefined, () => undefined);
  namer.look(undefined, [one]);
  const connection = connectionOf('web-');
  namer.look(connection, [one]);
  await settle();
  assert.deepEqual(names(namer), ['web-1', '']);
});

test('a hybrid node is called as the sidebar calls it, and by its host name where nobody tells', async () => {
  const nodeId = 'mi-00000000000000003';
  const invocation = anInvocation({ nodeId, nodeName: 'PC-4711' });
  const connection = new FakeConnection({
    DescribeInstanceInformation: () => ({
      InstanceInformationList: [{ InstanceId: nodeId, Name: 'till-3' }],
    }),
  });
  const namer = new NodeNamer(undefined, () => undefined);
  assert.equal(namer.named([invocation])[0]?.nodeName, 'PC-4711');
  namer.look(connection, [invocation]);
  await settle();
  assert.equal(namer.named([invocation])[0]?.nodeName, 'till-3');
});

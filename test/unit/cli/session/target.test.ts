import { test } from 'node:test';
import assert from 'node:assert/strict';
import { findTarget } from '../../../../src/cli/session/target.ts';
import { AppError, isAppError } from '../../../../src/core/base/errors.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const { signal } = new AbortController();

function fleet(...nodes: readonly { id: string; name?: string; computer?: string }[]): FakeConnection {
  return new FakeConnection({
    DescribeInstanceProperties: () => ({
      InstanceProperties: nodes.map(({ id, name, computer }) => ({
        InstanceId: id,
        ...(name === undefined ? {} : { Name: name }),
        ...(computer === undefined ? {} : { ComputerName: computer }),
      })),
    }),
  });
}

test('ids and ECS targets are taken as they are, without a call', async () => {
  const connection = fleet();
  for (const id of ['i-0123456789abcdef0', 'mi-0123456789abcdef0', 'ecs:cluster_task_runtime-1']) {
    assert.deepEqual(await findTarget(connection, id, signal), { id, name: id });
  }
  assert.equal(connection.calls.length, 0);
});

test('a name is looked up: the Name tag or the computer’s name, in any case', async () => {
  const connection = fleet({ id: 'i-1', name: 'web-1' }, { id: 'mi-2', computer: 'Till.Berlin' });
  assert.deepEqual(await findTarget(connection, 'WEB-1', signal), { id: 'i-1', name: 'web-1' });
  assert.deepEqual(await findTarget(connection, 'till.berlin', signal), { id: 'mi-2', name: 'Till.Berlin' });
});

test('a name that begins like an id is a name', async () => {
  const connection = fleet({ id: 'i-1', name: 'i-am-web' });
  assert.equal((await findTarget(connection, 'i-am-web', signal)).id, 'i-1');
});

test('of names that differ in case only, the one that was written is meant', async () => {
  const connection = fleet({ id: 'i-1', name: 'web' }, { id: 'i-2', name: 'Web' });
  assert.equal((await findTarget(connection, 'Web', signal)).id, 'i-2');
});

test('a name of several nodes is refused with their ids: nothing is guessed in production', async () => {
  const connection = fleet({ id: 'i-2', name: 'web' }, { id: 'i-1', name: 'web' });
  await assert.rejects(findTarget(connection, 'web', signal), (error) => {
    assert.ok(isAppError(error));
    assert.equal(error.kind, 'conflict');
    assert.match(error.message, /Several nodes are called "web": i-1, i-2\. Name one by its ID\./);
    return true;
  });
});

test('where nodes are listed without their Name tags, that is why a name is not found', async () => {
  const connection = new FakeConnection({
    DescribeInstanceProperties: () => Promise.reject(new AppError('denied', 'Access denied.')),
    DescribeInstanceInformation: () => ({
      InstanceInformationList: [{ InstanceId: 'i-1', ComputerName: 'ip-1' }],
    }),
  });
  await assert.rejects(findTarget(connection, 'web', signal), /No node tells its Name tag, .* An ID works/);
  assert.equal((await findTarget(connection, 'ip-1', signal)).id, 'i-1');
  for (const usual of [fleet(), fleet({ id: 'i-1', name: 'db' }, { id: 'i-2' })]) {
    await assert.rejects(findTarget(usual, 'web', signal), /Check the name, --region and --profile\.$/);
  }
});

test('a name of no node is said without control signs', async () => {
  await assert.rejects(findTarget(fleet({ id: 'i-1', name: 'db' }), 'no\u001b[31mde', signal), (error) => {
    assert.ok(isAppError(error));
    assert.equal(error.kind, 'notFound');
    assert.equal(
      error.message,
      'No managed node is called "no [31mde" in eu-central-1 (fake@eu-central-1). Check the name, --region and --profile.',
    );
    return true;
  });
});

test('nodes are found behind empty pages that carry a token', async () => {
  let calls = 0;
  const connection = new FakeConnection({
    DescribeInstanceProperties: () => {
      calls += 1;
      if (calls < 3) return { InstanceProperties: [], NextToken: 'more' };
      return { InstanceProperties: [{ InstanceId: 'i-9', Name: 'far' }] };
    },
  });
  assert.equal((await findTarget(connection, 'far', signal)).id, 'i-9');
});

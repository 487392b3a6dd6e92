import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, cancelled, kindOf } from '../../../../src/core/base/errors.ts';
import { readNodeNames } from '../../../../src/core/aws/nodeNames.ts';
import { FakeConnection, type Answers } from '../../../support/fakeConnection.ts';
import { nodeIdOf } from '../../../support/commands.ts';

const { signal } = new AbortController();

function hybridIdOf(index: number): string {
  return `m${nodeIdOf(index)}`;
}

/** Every node has a name in EC2 and in Systems Manager: `ec2 i-…`, `ssm mi-…`. */
const everybody = {
  DescribeInstances: ({ Filters }) => ({
    Reservations: (Filters?.[0]?.Values ?? []).map((id) => ({
      Instances: [{ InstanceId: id, Tags: [{ Key: 'Name', Value: `ec2 ${id}` }] }],
    })),
  }),
  DescribeInstanceInformation: ({ Filters }) => ({
    InstanceInformationList: (Filters?.[0]?.Values ?? []).map((id) => ({
      InstanceId: id,
      Name: `ssm ${id}`,
    })),
  }),
} satisfies Answers;

function refusing(operation: 'DescribeInstances' | 'DescribeInstanceInformation', error: Error): Answers {
  return {
    ...everybody,
    [operation]: () => {
      throw error;
    },
  };
}

const both = [nodeIdOf(1), hybridIdOf(2)];

test('names of many nodes cost one call for two hundred instances or fifty hybrid nodes', async () => {
  const connection = new FakeConnection(everybody);
  const instances = Array.from({ length: 450 }, (_, index) => nodeIdOf(index));
  const hybrids = Array.from({ length: 120 }, (_, index) => hybridIdOf(index));
  const names = await readNodeNames(connection, [...hybrids, ...instances], signal);
  const sizes = (operation: 'DescribeInstances' | 'DescribeInstanceInformation'): readonly number[] =>
    connection.inputs(operation).map((input) => JSON.stringify(input).split('i-').length - 1);
  assert.deepEqual(sizes('DescribeInstances'), [200, 200, 50]);
  assert.deepEqual(sizes('DescribeInstanceInformation'), [50, 50, 20]);
  assert.equal(names.size, 570);
  assert.equal(names.get(hybridIdOf(119)), `ssm ${hybridIdOf(119)}`);
});

test('calls wait for those of people, and nobody is asked about nodes that are not his', async () => {
  const priorities: unknown[] = [];
  const connection = new FakeConnection({
    DescribeInstances: (_, { priority }) => {
      priorities.push(priority);
      return {};
    },
    DescribeInstanceInformation: (_, { priority }) => {
      priorities.push(priority);
      return {};
    },
  });
  await readNodeNames(connection, both, signal);
  assert.deepEqual(priorities, ['background', 'background']);
  await readNodeNames(connection, ['', 'ecs:cluster_task_runtime', 'mi-short', 'nobody'], signal);
  assert.equal(connection.calls.length, 2, 'one malformed id would be the failure of all');
});

test('only instances with a Name are named', async () => {
  const connection = new FakeConnection({
    DescribeInstances: () => ({
      Reservations: [
        {
          Instances: [
            { InstanceId: nodeIdOf(1), Tags: [{ Key: 'Name', Value: 'web-1' }] },
            { InstanceId: nodeIdOf(2), Tags: [{ Key: 'Name', Value: '' }] },
            { InstanceId: nodeIdOf(3) },
            {},
          ],
        },
        {},
      ],
    }),
  });
  const names = await readNodeNames(connection, [1, 2, 3].map(nodeIdOf), signal);
  assert.deepEqual([...names], [[nodeIdOf(1), 'web-1']]);
});

test('hybrid nodes have the name of their activation, else that of the computer', async () => {
  const connection = new FakeConnection({
    DescribeInstanceInformation: ({ NextToken }) =>
      NextToken === undefined
        ? { InstanceInformationList: [], NextToken: '2' }
        : {
            InstanceInformationList: [
              { InstanceId: hybridIdOf(1), Name: 'till-1', ComputerName: 'PC-4711' },
              { InstanceId: hybridIdOf(2), Name: '', ComputerName: 'PC-4712' },
              { InstanceId: hybridIdOf(3), Name: '' },
              { Name: 'nobody' },
            ],
          },
  });
  const names = await readNodeNames(connection, [1, 2, 3].map(hybridIdOf), signal);
  assert.deepEqual(
    [...names],
    [
      [hybridIdOf(1), 'till-1'],
      [hybridIdOf(2), 'PC-4712'],
    ],
  );
});

test('where one service may not be asked, the other still tells its names', async () => {
  const denied = new AppError('denied', 'No.');
  const ofNodes = async (answers: Answers): Promise<readonly string[]> => [
    ...(await readNodeNames(new FakeConnection(answers), both, signal)).keys(),
  ];
  assert.deepEqual(await ofNodes(refusing('DescribeInstances', denied)), [hybridIdOf(2)]);
  assert.deepEqual(await ofNodes(refusing('DescribeInstanceInformation', denied)), [nodeIdOf(1)]);
});

test('a failure further down keeps the names that were told, and asks no more', async () => {
  const connection = new FakeConnection(everybody);
  const ids = Array.from({ length: 150 }, (_, index) => hybridIdOf(index));
  connection.answer({
    DescribeInstanceInformation: (input) => {
      if (connection.count('DescribeInstanceInformation') > 1) throw new AppError('throttled', 'Slow down.');
      return everybody.DescribeInstanceInformation(input);
    },
  });
  const names = await readNodeNames(connection, ids, signal);
  assert.deepEqual([names.size, connection.calls.length], [50, 2]);
});

test('a cancelled reading is cancelled, whichever service it waits for', async () => {
  for (const operation of ['DescribeInstances', 'DescribeInstanceInformation'] as const) {
    const connection = new FakeConnection(refusing(operation, cancelled()));
    await assert.rejects(
      readNodeNames(connection, both, signal),
      (error) => kindOf(error) === 'cancelled',
      operation,
    );
  }
});

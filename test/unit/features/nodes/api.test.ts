import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, isAppError } from '../../../../src/core/base/errors.ts';
import { agentFacts, hybridTags, instancePages, nodePages } from '../../../../src/features/nodes/api.ts';
import { FakeConnection, type Answers } from '../../../support/fakeConnection.ts';
import { fleetAnswers, instance, property } from '../../../support/fakeFleet.ts';

const { signal } = new AbortController();

async function collect<T>(pages: AsyncIterable<readonly T[]>): Promise<T[][]> {
  const all: T[][] = [];
  for await (const page of pages) all.push([...page]);
  return all;
}

function fleet(size: number): FakeConnection {
  return new FakeConnection(
    fleetAnswers(
      Array.from({ length: size }, (_, index) => property(index)),
      [],
    ),
  );
}

function denied(action: string): never {
  throw new AppError('denied', 'Access denied.', { code: 'AccessDeniedException', action });
}

test('a small fleet costs one call', async () => {
  const connection = fleet(9);
  const pages = await collect(nodePages(connection, signal));
  assert.deepEqual(
    pages.map((page) => page.length),
    [9],
  );
  assert.equal(connection.calls.length, 1);
});

test('10,000 nodes cost eleven calls, and every node comes', async () => {
  const connection = fleet(10_000);
  const pages = await collect(nodePages(connection, signal));
  assert.equal(connection.count('DescribeInstanceProperties'), 11);
  assert.equal(pages[0]?.length, 50, 'the first page is small, so that rows show soon');
  assert.equal(new Set(pages.flat().map((node) => node.id)).size, 10_000);
});

test('empty pages that carry a token are followed', async () => {
  const connection = new FakeConnection({
    DescribeInstanceProperties: ({ NextToken, MaxResults }) => {
      if (MaxResults === 50) return { InstanceProperties: [], NextToken: 'first' };
      if (NextToken === undefined) return { NextToken: 'a' };
      return NextToken === 'a'
        ? { InstanceProperties: [], NextToken: 'b' }
        : { InstanceProperties: [property(1)] };
    },
  });
  assert.equal((await collect(nodePages(connection, signal))).flat().length, 1);
});

test('what AWS leaves out reads as unknown, and an item without an id is no node', async () => {
  const connection = new FakeConnection(fleetAnswers([{ InstanceId: 'mi-1' }, {}, { InstanceId: '' }], []));
  const [page] = await collect(nodePages(connection, signal));
  assert.deepEqual(page, [
    {
      id: 'mi-1',
      name: '',
      computerName: '',
      online: false,
      lastPing: undefined,
      platform: 'Unknown',
      platformName: '',
      platformVersion: '',
      agentVersion: '',
      ip: '',
      instanceState: '',
      instanceType: '',
      role: '',
      associationStatus: '',
    },
  ]);
});

test('only Online is online', async () => {
  const pings = ['Online', 'ConnectionLost', 'Inactive'] as const;
  const nodes = pings.map((PingStatus, index) => property(index, { PingStatus }));
  const [page] = await collect(nodePages(new FakeConnection(fleetAnswers(nodes, [])), signal));
  assert.deepEqual(
    page?.map((node) => node.online),
    [true, false, false],
  );
});

test('where the list is denied, the older list serves', async () => {
  const connection = fleet(120);
  connection.answer({ DescribeInstanceProperties: () => denied('ssm:DescribeInstanceProperties') });
  const pages = await collect(nodePages(connection, signal));
  assert.deepEqual(
    pages.map((page) => page.length),
    [50, 50, 20],
  );
});

test('an endpoint that does not know the operation is served the same way', async () => {
  const connection = fleet(3);
  connection.answer({
    DescribeInstanceProperties: () => {
      throw new AppError('invalid', 'Unknown operation.', { code: 'UnknownOperationException' });
    },
  });
  assert.equal((await collect(nodePages(connection, signal))).flat().length, 3);
});

test('when both lists are denied, the first is named', async () => {
  const connection = new FakeConnection({
    DescribeInstanceProperties: () => denied('ssm:DescribeInstanceProperties'),
    DescribeInstanceInformation: () => denied('ssm:DescribeInstanceInformation'),
  });
  await assert.rejects(
    collect(nodePages(connection, signal)),
    (error) => isAppError(error) && error.action === 'ssm:DescribeInstanceProperties',
  );
});

test('other failures are not tried elsewhere', async () => {
  const answers: Answers = {
    DescribeInstanceProperties: () => {
      throw new AppError('expired', 'The sign-in has expired.');
    },
  };
  const connection = new FakeConnection(answers);
  await assert.rejects(collect(nodePages(connection, signal)), /expired/);
  assert.equal(connection.calls.length, 1);
});

test('an abort between two pages ends the list', async () => {
  const connection = fleet(3000);
  const controller = new AbortController();
  const seen: number[] = [];
  await assert.rejects(async () => {
    for await (const page of nodePages(connection, controller.signal)) {
      seen.push(page.length);
      if (seen.length === 2) controller.abort();
    }
  });
  assert.deepEqual(seen, [50, 1000]);
});

test('EC2 gives tags and addresses, 1,000 instances a page', async () => {
  const nodes = Array.from({ length: 2500 }, (_, index) => property(index));
  const instances = nodes.map((node, index) => instance(node, { Name: `web-${String(index)}` }));
  const connection = new FakeConnection(fleetAnswers(nodes, instances));
  const pages = await collect(instancePages(connection, signal));
  assert.equal(connection.count('DescribeInstances'), 3);
  assert.deepEqual(pages[0]?.[1], {
    id: 'i-00000000000000001',
    tags: [{ key: 'Name', value: 'web-1' }],
    privateIp: '10.0.0.1',
    publicIp: '',
    state: 'running',
  });
});

test('reservations without instances and tags without a key are passed over', async () => {
  const connection = new FakeConnection({
    DescribeInstances: () => ({
      Reservations: [
        {},
        { Instances: [{}, { InstanceId: 'i-1', Tags: [{ Value: 'x' }, { Key: 'Empty' }] }] },
      ],
    }),
  });
  const [page] = await collect(instancePages(connection, signal));
  assert.deepEqual(page, [
    { id: 'i-1', tags: [{ key: 'Empty', value: '' }], privateIp: '', publicIp: '', state: '' },
  ]);
});

test('agent facts are asked by id, behind what a person waits for', async () => {
  const connection = fleet(10);
  const ids = ['i-00000000000000003', 'i-00000000000000007'];
  const facts = await agentFacts(connection, ids, signal);
  assert.deepEqual(
    facts,
    ids.map((id) => ({ id, isLatest: false })),
  );
  assert.deepEqual(connection.inputs('DescribeInstanceInformation'), [
    { Filters: [{ Key: 'InstanceIds', Values: ids }], MaxResults: 50 },
  ]);
});

test('tags of a hybrid node come from SSM', async () => {
  const connection = new FakeConnection({
    ListTagsForResource: () => ({ TagList: [{ Key: 'Name', Value: 'press' }] }),
  });
  assert.deepEqual(await hybridTags(connection, 'mi-1', signal), [{ key: 'Name', value: 'press' }]);
  assert.deepEqual(connection.inputs('ListTagsForResource'), [
    { ResourceType: 'ManagedInstance', ResourceId: 'mi-1' },
  ]);
});

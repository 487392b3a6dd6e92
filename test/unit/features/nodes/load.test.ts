import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import { loadFleet, loadHybridTags, type FleetSink } from '../../../../src/features/nodes/load.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { fleetAnswers, instance, property } from '../../../support/fakeFleet.ts';

const { signal } = new AbortController();

function sink(): FleetSink & { heard: string[] } {
  const heard: string[] = [];
  return {
    heard,
    nodes: (page) => heard.push(`nodes ${String(page.length)}`),
    instances: (page) => heard.push(`instances ${String(page.length)}`),
    instancesFailed: (error) => heard.push(error instanceof Error ? error.message : 'failed'),
  };
}

const nodes = [property(1), property(2)];

test('both services are read, and the load ends when both have', async () => {
  const connection = new FakeConnection(
    fleetAnswers(
      nodes,
      nodes.map((node) => instance(node, {})),
    ),
  );
  const into = sink();
  await loadFleet(connection, into, signal);
  assert.deepEqual(into.heard.sort(), ['instances 2', 'nodes 2']);
});

test('EC2 denied leaves the nodes', async () => {
  const connection = new FakeConnection({
    ...fleetAnswers(nodes, []),
    DescribeInstances: () => {
      throw new AppError('denied', 'EC2 denied.');
    },
  });
  const into = sink();
  await loadFleet(connection, into, signal);
  assert.deepEqual(into.heard.sort(), ['EC2 denied.', 'nodes 2']);
});

test("SSM's failure is the load's, whatever EC2 does", async () => {
  const connection = new FakeConnection({
    ...fleetAnswers(nodes, []),
    DescribeInstanceProperties: () => {
      throw new AppError('network', 'No network.');
    },
    DescribeInstances: () => new Promise(() => {}),
  });
  await assert.rejects(loadFleet(connection, sink(), signal), /No network/);
});

test('an aborted load says nothing about EC2', async () => {
  const controller = new AbortController();
  const connection = new FakeConnection({
    ...fleetAnswers(nodes, []),
    DescribeInstances: () => {
      controller.abort();
      throw new Error('socket closed');
    },
  });
  const into = sink();
  await loadFleet(connection, into, controller.signal).catch(() => undefined);
  assert.equal(into.heard.includes('socket closed'), false);
});

test('empty pages are not passed on, and an empty fleet needs nothing of EC2', async () => {
  const connection = new FakeConnection(fleetAnswers([], []));
  const into = sink();
  await loadFleet(connection, into, signal);
  assert.deepEqual(into.heard, []);
  assert.equal(connection.count('DescribeInstances'), 0);
});

test('tags of hybrid nodes are asked one after another, and stop at the first failure', async () => {
  const connection = new FakeConnection({
    ListTagsForResource: ({ ResourceId }) => {
      if (ResourceId === 'mi-2') throw new AppError('denied', 'No tags.');
      return { TagList: [{ Key: 'Name', Value: ResourceId ?? '' }] };
    },
  });
  const found: string[] = [];
  await assert.rejects(
    loadHybridTags(connection, ['mi-1', 'mi-2', 'mi-3'], (id) => found.push(id), signal),
    /No tags/,
  );
  assert.deepEqual(found, ['mi-1']);
  assert.equal(connection.count('ListTagsForResource'), 2);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, cancelled, kindOf } from '../../../../src/core/base/errors.ts';
import { readFleet, seededFleet } from '../../../../src/features/runCommand/fleet.ts';
import type { NodeRef } from '../../../../src/core/model/refs.ts';
import { FakeConnection, type Answers } from '../../../support/fakeConnection.ts';
import { nodeIdOf } from '../../../support/commands.ts';

const { signal } = new AbortController();
const production = ['Environment=Production'];

function answers(differs: Answers = {}): Answers {
  return {
    DescribeInstanceProperties: () => ({
      InstanceProperties: [
        { InstanceId: nodeIdOf(1), PingStatus: 'Online', PlatformType: 'Linux', ComputerName: 'ip-1' },
      ],
    }),
    DescribeInstances: () => ({
      Reservations: [
        {
          Instances: [
            {
              InstanceId: nodeIdOf(1),
              Tags: [
                { Key: 'Name', Value: 'web-1' },
                { Key: 'Environment', Value: 'Production' },
              ],
            },
          ],
        },
      ],
    }),
    ...differs,
  };
}

const seed: NodeRef = {
  connectionId: 'c',
  id: nodeIdOf(7),
  name: 'seeded',
  platform: 'Windows',
  online: false,
  production: true,
};

test('a node has its EC2 name and is production by its tags', async () => {
  const fleet = await readFleet(new FakeConnection(answers()), production, [], signal);
  assert.deepEqual(fleet.nodes.get(nodeIdOf(1)), {
    id: nodeIdOf(1),
    name: 'web-1',
    platform: 'Linux',
    online: true,
    production: true,
    tags: [
      { key: 'Name', value: 'web-1' },
      { key: 'Environment', value: 'Production' },
    ],
  });
  assert.equal(fleet.complete, true);
  assert.equal(fleet.tagsMissing, undefined);
});

test('pages are followed through an empty one', async () => {
  const connection = new FakeConnection(
    answers({
      DescribeInstanceProperties: ({ NextToken }) =>
        NextToken === undefined
          ? { InstanceProperties: [], NextToken: 'n' }
          : { InstanceProperties: [{ InstanceId: nodeIdOf(2) }, {}] },
    }),
  );
  const fleet = await readFleet(connection, production, [], signal);
  assert.deepEqual([...fleet.nodes.keys()], [nodeIdOf(2)]);
  const node = fleet.nodes.get(nodeIdOf(2));
  assert.deepEqual([node?.name, node?.platform, node?.online], [nodeIdOf(2), 'Unknown', false]);
});

test('without EC2’s permission the nodes are there and it is said what is missing', async () => {
  const fleet = await readFleet(
    new FakeConnection(
      answers({
        DescribeInstances: () => {
          throw new AppError('denied', 'Not allowed to call ec2:DescribeInstances.');
        },
      }),
    ),
    production,
    [],
    signal,
  );
  assert.equal(fleet.nodes.get(nodeIdOf(1))?.tags, undefined);
  assert.equal(fleet.nodes.get(nodeIdOf(1))?.name, 'ip-1');
  assert.equal(fleet.tagsMissing, 'EC2 tags could not be read: Not allowed to call ec2:DescribeInstances.');
});

test('where node properties are refused, node information serves', async () => {
  const connection = new FakeConnection(
    answers({
      DescribeInstanceProperties: () => {
        throw new AppError('denied', 'No.');
      },
      DescribeInstanceInformation: () => ({ InstanceInformationList: [{ InstanceId: nodeIdOf(1) }] }),
    }),
  );
  const fleet = await readFleet(connection, production, [], signal);
  assert.equal(fleet.nodes.get(nodeIdOf(1))?.name, 'web-1');
});

test('nodes that cannot be read are an error', async () => {
  const connection = new FakeConnection(
    answers({
      DescribeInstanceProperties: () => {
        throw new AppError('expired', 'Expired.');
      },
    }),
  );
  await assert.rejects(readFleet(connection, production, [], signal), (error) => kindOf(error) === 'expired');
});

test('leaving the form while tags are read is no missing tag', async () => {
  const connection = new FakeConnection(
    answers({
      DescribeInstances: () => {
        throw cancelled();
      },
    }),
  );
  await assert.rejects(
    readFleet(connection, production, [], signal),
    (error) => kindOf(error) === 'cancelled',
  );
});

const hybrid = (index: number): string => `mi-${index.toString(16).padStart(17, '0')}`;

test('tags of hybrid nodes are asked one by one, fifty at most, and the rest is counted', async () => {
  const connection = new FakeConnection(
    answers({
      DescribeInstanceProperties: () => ({
        InstanceProperties: Array.from({ length: 53 }, (_, index) => ({ InstanceId: hybrid(index) })),
      }),
      ListTagsForResource: () => ({ TagList: [{ Key: 'Environment', Value: 'production' }] }),
    }),
  );
  const fleet = await readFleet(connection, production, [], signal);
  assert.equal(connection.count('ListTagsForResource'), 50);
  assert.equal(fleet.nodes.get(hybrid(0))?.production, true);
  assert.equal(fleet.nodes.get(hybrid(52))?.tags, undefined);
  assert.equal(fleet.tagsMissing, 'The tags of 3 hybrid nodes were not read.');
});

test('tags of the hybrid nodes that a run is meant for are read before others', async () => {
  const connection = new FakeConnection(
    answers({
      DescribeInstanceProperties: () => ({
        InstanceProperties: Array.from({ length: 60 }, (_, index) => ({ InstanceId: hybrid(index) })),
      }),
      ListTagsForResource: () => ({ TagList: [] }),
    }),
  );
  const seeds = [{ ...seed, id: hybrid(58), production: false }];
  const fleet = await readFleet(connection, production, seeds, signal, [hybrid(59)]);
  assert.deepEqual(fleet.nodes.get(hybrid(58))?.tags, []);
  assert.deepEqual(fleet.nodes.get(hybrid(59))?.tags, []);
  assert.equal(fleet.nodes.get(hybrid(49))?.tags, undefined);
  assert.equal(connection.count('ListTagsForResource'), 50);
});

test('tags of hybrid nodes that may not be read are asked for once', async () => {
  const connection = new FakeConnection(
    answers({
      DescribeInstanceProperties: () => ({
        InstanceProperties: [{ InstanceId: hybrid(1) }, { InstanceId: hybrid(2) }],
      }),
      ListTagsForResource: () => {
        throw new AppError('denied', 'No.');
      },
    }),
  );
  const fleet = await readFleet(connection, production, [], signal);
  assert.equal(connection.count('ListTagsForResource'), 1);
  assert.equal(fleet.tagsMissing, 'The tags of 2 hybrid nodes were not read: No.');
});

/** A Region of three hybrid nodes, the second of which answers with an error. */
function threeHybrids(error: AppError): FakeConnection {
  return new FakeConnection(
    answers({
      DescribeInstanceProperties: () => ({
        InstanceProperties: [1, 2, 3].map((index) => ({ InstanceId: hybrid(index) })),
      }),
      ListTagsForResource: ({ ResourceId }) => {
        if (ResourceId === hybrid(2)) throw error;
        return { TagList: [] };
      },
    }),
  );
}

test('a hybrid node that is gone does not keep the tags of others back', async () => {
  const connection = threeHybrids(new AppError('notFound', 'Gone.'));
  const fleet = await readFleet(connection, production, [], signal);
  assert.deepEqual(
    [1, 2, 3].map((index) => fleet.nodes.get(hybrid(index))?.tags),
    [[], undefined, []],
  );
  assert.equal(fleet.tagsMissing, 'The tags of 1 hybrid node were not read.');
});

test('a failure among hybrid tags keeps what was found and says what is missing and why', async () => {
  const connection = threeHybrids(new AppError('network', 'No route.'));
  const fleet = await readFleet(connection, production, [], signal);
  assert.equal(fleet.complete, true);
  assert.deepEqual(fleet.nodes.get(hybrid(1))?.tags, []);
  assert.equal(fleet.nodes.get(hybrid(3))?.tags, undefined);
  assert.equal(fleet.tagsMissing, 'The tags of 2 hybrid nodes were not read: No route.');
});

test('leaving the form while hybrid tags are read is no missing tag', async () => {
  await assert.rejects(
    readFleet(threeHybrids(cancelled()), production, [], signal),
    (error) => kindOf(error) === 'cancelled',
  );
});

test('what the sidebar knew stands until the fleet was read, and production stays production', async () => {
  const seeded = seededFleet([seed]);
  assert.equal(seeded.complete, false);
  assert.deepEqual(seeded.nodes.get(seed.id), {
    id: seed.id,
    name: 'seeded',
    platform: 'Windows',
    online: false,
    production: true,
    tags: undefined,
  });
  const connection = new FakeConnection(
    answers({ DescribeInstanceProperties: () => ({ InstanceProperties: [{ InstanceId: seed.id }] }) }),
  );
  const fleet = await readFleet(connection, [], [seed], signal);
  assert.equal(fleet.nodes.get(seed.id)?.production, true);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError, cancelled, isAppError } from '../../../../src/core/base/errors.ts';
import { silentLog } from '../../../../src/core/base/log.ts';
import { nodeChooser, type NodeQuestion } from '../../../../src/features/tunnels/chooseNode.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const { signal } = new AbortController();
const patterns = { tags: ['Environment=prod'], profiles: ['*prod*'] };
const target = { kind: 'node', id: 'i-7' } as const;
const byTag = { kind: 'tag', key: 'Role', value: 'bastion' } as const;

function question(differs: Partial<NodeQuestion> = {}): NodeQuestion {
  return { target: byTag, previous: undefined, avoid: new Set(), ...differs };
}

function scene(online: readonly string[], tags: Readonly<Record<string, string>> = {}, profile = 'dev') {
  const connection = new FakeConnection(
    {
      DescribeInstanceInformation: () => ({
        InstanceInformationList: online.map((InstanceId) => ({ InstanceId, PingStatus: 'Online' })),
      }),
      DescribeInstances: ({ Filters }) => ({
        Reservations: [
          {
            Instances: [
              {
                InstanceId: Filters?.[0]?.Values?.[0],
                Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
              },
            ],
          },
        ],
      }),
    },
    { profile },
  );
  return { connection, choose: nodeChooser(connection, () => patterns, silentLog) };
}

describe('choosing a node by tag', () => {
  it('takes the first online one and says of how many', async () => {
    const { choose } = scene(['i-3', 'i-1', 'i-2'], { Name: 'bastion-a\n' });
    assert.deepEqual(await choose(question(), signal), { id: 'i-1', name: 'bastion-a', matches: 3 });
  });

  it('takes the one that was taken before while it is online, else the first of the others', async () => {
    const { choose } = scene(['i-1', 'i-2', 'i-3']);
    assert.equal((await choose(question({ previous: 'i-2' }), signal)).id, 'i-2');
    assert.equal((await choose(question({ previous: 'i-9' }), signal)).id, 'i-1');
    assert.equal((await choose(question({ previous: 'i-1', avoid: new Set(['i-1']) }), signal)).id, 'i-2');
  });

  it('says which tag nobody online has', async () => {
    for (const [online, avoid] of [
      [[], []],
      [['i-1'], ['i-1']],
    ] as const) {
      await assert.rejects(
        scene(online).choose(question({ avoid: new Set(avoid) }), signal),
        (error) => isAppError(error) && error.kind === 'notFound' && /Role=bastion/.test(error.message),
      );
    }
  });
});

it('a tag of which all nodes are offline is said to be so, with what to do', async () => {
  for (const [ids, words] of [
    [['i-1'], /One node has it and is not connected/],
    [['i-1', 'i-2'], /2 nodes have it and are not connected/],
  ] as const) {
    const { connection, choose } = scene([]);
    connection.answer({
      DescribeInstanceInformation: () => ({
        InstanceInformationList: ids.map((InstanceId) => ({ InstanceId, PingStatus: 'ConnectionLost' })),
      }),
    });
    await assert.rejects(choose(question(), signal), words);
  }
});

describe('choosing a node by its id', () => {
  it('lists nothing, and reads the node’s name', async () => {
    const { connection, choose } = scene([], { Name: 'db-1' });
    assert.deepEqual(await choose(question({ target }), signal), { id: 'i-7', name: 'db-1' });
    assert.equal(connection.count('DescribeInstanceInformation'), 0);
  });

  it('has no other to take when the service cannot reach it', async () => {
    await assert.rejects(scene([]).choose(question({ target, avoid: new Set(['i-7']) }), signal), /i-7/);
  });
});

describe('production', () => {
  it('is what the tags of the node say', async () => {
    const { choose } = scene(['i-1'], { Name: 'db', Environment: 'PROD' });
    assert.equal((await choose(question(), signal)).production, 'db (i-1) is tagged as production.');
  });

  it('is not known of a container, of which no tags are asked, unless the profile’s name says it', async () => {
    const container = { kind: 'node', id: 'ecs:shop_0123_4567' } as const;
    const { connection, choose } = scene([]);
    assert.deepEqual(await choose(question({ target: container }), signal), {
      id: container.id,
      name: container.id,
      doubt: 'Systems Manager does not know a container’s tags',
    });
    assert.equal(connection.calls.length, 0);
    const marked = await scene([], {}, 'acme-prod').choose(question({ target: container }), signal);
    assert.deepEqual([marked.doubt, typeof marked.production], [undefined, 'string']);
  });

  it('is not known of a node whose tags may not be read, which keeps nobody from opening a tunnel', async () => {
    const lines: string[] = [];
    const missing = new AppError('denied', 'You may not.', { action: 'ec2:DescribeInstances' });
    const connection = new FakeConnection({ DescribeInstances: () => Promise.reject(missing) });
    const log = { ...silentLog, warn: (line: string) => void lines.push(line) };
    const choose = nodeChooser(connection, () => patterns, log);
    const doubt = 'the IAM action ec2:DescribeInstances is missing';
    assert.deepEqual(await choose(question({ target }), signal), { id: 'i-7', name: 'i-7', doubt });
    assert.deepEqual(lines, [`Whether i-7 is production is not known: ${doubt}`]);
  });

  it('is not doubted for want of a sign-in, nor where nobody waits: the tunnel cannot open', async () => {
    for (const error of [cancelled(), new AppError('expired', 'The sign-in has expired.')]) {
      const connection = new FakeConnection({ DescribeInstances: () => Promise.reject(error) });
      const choose = nodeChooser(connection, () => patterns, silentLog);
      await assert.rejects(choose(question({ target }), signal), (thrown) => thrown === error);
    }
  });

  it('is what the profile’s name says', async () => {
    const { choose } = scene(['i-1'], {}, 'acme-prod');
    assert.match((await choose(question(), signal)).production ?? '', /acme-prod.* is marked as production/);
  });
});

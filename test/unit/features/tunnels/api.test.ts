import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nodesToChoose, taggedNodes } from '../../../../src/features/tunnels/api.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { property } from '../../../support/fakeFleet.ts';

const { signal } = new AbortController();
const role = { kind: 'tag', key: 'Role', value: 'bastion' } as const;

describe('nodes with a tag', () => {
  it('are those online, over empty pages too, each once, in the order of their ids', async () => {
    const node = (id: string, PingStatus: 'Online' | 'ConnectionLost' = 'Online') => ({
      InstanceId: id,
      PingStatus,
      ComputerName: `host-of-${id}\n`,
    });
    const connection = new FakeConnection({
      DescribeInstanceInformation: ({ NextToken }) => {
        if (NextToken === undefined) return { InstanceInformationList: [], NextToken: '2' };
        if (NextToken === '2') {
          return { InstanceInformationList: [node('i-9'), node('i-5', 'ConnectionLost')], NextToken: '3' };
        }
        return { InstanceInformationList: [node('i-2'), node('i-9'), { PingStatus: 'Online' }] };
      },
    });
    const found = await taggedNodes(connection, role, signal);
    assert.equal(found.offline, 1);
    assert.deepEqual(
      found.online.map(({ id, name }) => [id, name]),
      [
        ['i-2', 'host-of-i-2'],
        ['i-9', 'host-of-i-9'],
      ],
    );
    // Tag filters stand alone: with another filter the service refuses.
    assert.deepEqual(connection.inputs('DescribeInstanceInformation')[0], {
      Filters: [{ Key: 'tag:Role', Values: ['bastion'] }],
      MaxResults: 50,
    });
  });
});

describe('nodes to choose from', () => {
  it('are the online ones in the order that people expect, with what tells them apart', async () => {
    const connection = new FakeConnection({
      DescribeInstanceProperties: () => ({
        InstanceProperties: [
          property(1, { Name: 'web-10' }),
          property(2, { Name: 'web-2' }),
          property(3, { PingStatus: 'ConnectionLost' }),
          property(4, { PlatformName: '', PlatformVersion: '' }),
        ],
      }),
    });
    const found = await nodesToChoose(connection, signal);
    assert.deepEqual(
      found.map(({ name, about }) => [name, about]),
      [
        ['i-00000000000000004', '10.0.0.4'],
        ['web-2', 'Ubuntu · 22.04 · 10.0.0.2'],
        ['web-10', 'Ubuntu · 22.04 · 10.0.0.1'],
      ],
    );
  });

  it('are the first 5,000 of a fleet that never ends', async () => {
    let page = 0;
    const connection = new FakeConnection({
      DescribeInstanceProperties: () => {
        page += 1;
        const nodes = Array.from({ length: 1000 }, (_, index) => property(page * 1000 + index));
        return { InstanceProperties: nodes, NextToken: `after ${String(page)}` };
      },
    });
    assert.equal((await nodesToChoose(connection, signal)).length, 5000);
    assert.equal(page, 5);
  });
});

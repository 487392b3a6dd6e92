import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { onlineNodes } from '../../../../src/core/aws/onlineNodes.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const { signal } = new AbortController();

describe('the nodes to choose from', () => {
  const node = (id: string, more: object = {}): object => ({ InstanceId: id, PingStatus: 'Online', ...more });

  async function list(pages: readonly object[]): Promise<{ ids: string[][]; connection: FakeConnection }> {
    const connection = new FakeConnection({
      DescribeInstanceProperties: ({ NextToken }) => pages[Number(NextToken ?? 0)] ?? {},
    });
    const ids: string[][] = [];
    for await (const page of onlineNodes(connection, signal)) ids.push(page.map(({ id }) => id));
    return { ids, connection };
  }

  it('are asked for online ones only, the first few at once', async () => {
    const { ids, connection } = await list([{ InstanceProperties: [node('i-1')] }]);
    assert.deepEqual(ids, [['i-1']]);
    assert.deepEqual(connection.inputs('DescribeInstanceProperties'), [
      { InstancePropertyFilterList: [{ key: 'PingStatus', valueSet: ['Online'] }], MaxResults: 50 },
    ]);
  });

  it('follow tokens through empty pages', async () => {
    const { ids } = await list([
      { NextToken: '1' },
      { InstanceProperties: [], NextToken: '2' },
      { InstanceProperties: [node('i-3')] },
    ]);
    assert.deepEqual(ids.flat(), ['i-3']);
  });

  it('leave out what is not online or has no id, whatever the service answers', async () => {
    const { ids } = await list([
      {
        InstanceProperties: [
          node('i-1', { PingStatus: 'ConnectionLost' }),
          { PingStatus: 'Online' },
          node('i-2'),
        ],
      },
    ]);
    assert.deepEqual(ids, [['i-2']]);
  });

  it('are named by Name tag, else computer name, else id', async () => {
    const connection = new FakeConnection({
      DescribeInstanceProperties: () => ({
        InstanceProperties: [
          {
            InstanceId: 'i-1',
            PingStatus: 'Online',
            Name: 'web',
            ComputerName: 'ip-10',
            PlatformType: 'Linux',
          },
          { InstanceId: 'mi-2', PingStatus: 'Online', Name: '', ComputerName: 'dc01', IPAddress: '10.0.0.2' },
          { InstanceId: 'i-3', PingStatus: 'Online', ComputerName: '\u001b\n' },
        ],
      }),
    });
    for await (const page of onlineNodes(connection, signal)) {
      assert.deepEqual(page, [
        { id: 'i-1', name: 'web', platform: 'Linux', about: '' },
        { id: 'mi-2', name: 'dc01', platform: 'Unknown', about: '10.0.0.2' },
        { id: 'i-3', name: 'i-3', platform: 'Unknown', about: '' },
      ]);
    }
  });
});

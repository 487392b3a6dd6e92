import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DescribeInstancesCommand, paginateDescribeInstances } from '@aws-sdk/client-ec2';
import {
  AddTagsToResourceCommand,
  DescribeInstanceInformationCommand,
  GetConnectionStatusCommand,
  ListNodesCommand,
  ListNodesSummaryCommand,
  ListTagsForResourceCommand,
  paginateDescribeInstanceInformation,
  paginateDescribeInstanceProperties,
} from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { errorName, simulatorClients, type SimulatorClients } from '../../support/simulator/clients.ts';

describe('nodes through the SDK', () => {
  let clients: SimulatorClients;
  before(async () => {
    clients = await simulatorClients();
  });
  after(() => clients.dispose());

  it('are listed whole by both paginators, with the fleet’s ids', async () => {
    const { ssm: client, simulator } = clients;
    const ids = simulator.fleet.nodes.map(({ id }) => id);
    const information: (string | undefined)[] = [];
    for await (const page of paginateDescribeInstanceInformation({ client, pageSize: 5 }, {})) {
      information.push(...(page.InstanceInformationList ?? []).map(({ InstanceId }) => InstanceId));
    }
    assert.deepEqual(information, ids);
    const properties: (string | undefined)[] = [];
    for await (const page of paginateDescribeInstanceProperties({ client, pageSize: 5 }, {})) {
      properties.push(...(page.InstanceProperties ?? []).map(({ InstanceId }) => InstanceId));
    }
    assert.deepEqual(properties, ids);
  });

  it('have times that the SDK reads as dates', async () => {
    const { InstanceInformationList = [] } = await clients.ssm.send(
      new DescribeInstanceInformationCommand({}),
    );
    for (const { LastPingDateTime } of InstanceInformationList) {
      assert.ok(LastPingDateTime instanceof Date);
      const days = (Date.now() - LastPingDateTime.getTime()) / (24 * 60 * 60 * 1000);
      assert.ok(days >= 0 && days < 4, `${days} days`);
    }
  });

  it('have names, tags and addresses in EC2', async () => {
    const found = await clients.ec2.send(
      new DescribeInstancesCommand({ Filters: [{ Name: 'tag:Name', Values: ['web-prod-1'] }] }),
    );
    const [instance] = found.Reservations?.[0]?.Instances ?? [];
    const node = clients.simulator.fleet.nodes.find(({ name }) => name === 'web-prod-1');
    assert.equal(instance?.InstanceId, node?.id);
    assert.equal(instance?.PrivateIpAddress, node?.ipAddress);
    assert.equal(instance?.State?.Name, 'running');
    assert.ok(instance.LaunchTime instanceof Date);
    assert.deepEqual(
      instance.Tags?.map(({ Key }) => Key),
      ['Environment', 'Name', 'PatchGroup', 'Role'],
    );
  });

  it('are listed whole by EC2’s paginator', async () => {
    const { ec2: client, simulator } = clients;
    let count = 0;
    for await (const page of paginateDescribeInstances({ client, pageSize: 5 }, {}))
      count += page.Reservations?.length ?? 0;
    assert.equal(count, simulator.fleet.nodes.filter(({ id }) => id.startsWith('i-')).length);
  });

  it('are listed and counted the new way', async () => {
    const { Nodes = [] } = await clients.ssm.send(
      new ListNodesCommand({ Filters: [{ Key: 'PlatformType', Values: ['Windows'] }] }),
    );
    assert.equal(Nodes.length, 1);
    assert.ok(Nodes[0]?.CaptureTime instanceof Date);
    const { Summary } = await clients.ssm.send(
      new ListNodesSummaryCommand({
        Aggregators: [{ AggregatorType: 'Count', TypeName: 'Instance', AttributeName: 'PlatformType' }],
      }),
    );
    assert.deepEqual(Summary, [
      { PlatformType: 'Linux', Count: '10' },
      { PlatformType: 'Windows', Count: '1' },
    ]);
  });

  it('tell whether they are connected', async () => {
    for (const { id, pingStatus } of clients.simulator.fleet.nodes) {
      const { Status } = await clients.ssm.send(new GetConnectionStatusCommand({ Target: id }));
      assert.equal(Status, pingStatus === 'Online' ? 'connected' : 'notconnected');
    }
  });

  it('on premises have tags in SSM, instances have theirs in EC2 only', async () => {
    const { nodes } = clients.simulator.fleet;
    const id = (resourceType: string): string =>
      nodes.find((node) => node.resourceType === resourceType)?.id ?? '';
    const of = { ResourceType: 'ManagedInstance', ResourceId: id('ManagedInstance') } as const;
    await clients.ssm.send(new AddTagsToResourceCommand({ ...of, Tags: [{ Key: 'Till', Value: '7' }] }));
    const { TagList } = await clients.ssm.send(new ListTagsForResourceCommand(of));
    assert.ok(TagList?.some(({ Key, Value }) => Key === 'Till' && Value === '7'));
    const instance = { ...of, ResourceId: id('EC2Instance') };
    assert.equal(
      await errorName(clients.ssm.send(new ListTagsForResourceCommand(instance))),
      'InvalidResourceId',
    );
  });

  it('belong to the account that the caller is in', async () => {
    const { Account, Arn } = await clients.sts.send(new GetCallerIdentityCommand({}));
    assert.equal(Account, clients.simulator.accountId);
    assert.equal(Arn, `arn:aws:iam::${clients.simulator.accountId}:user/demo`);
  });
});

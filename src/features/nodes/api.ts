import type * as ec2 from '@aws-sdk/client-ec2';
import type * as ssm from '@aws-sdk/client-ssm';
import type { Connection } from '../../core/aws/connection.ts';
import { isAppError } from '../../core/base/errors.ts';
import type { InstanceFacts, NodeFacts, Tag } from './model.ts';

/** What only DescribeInstanceInformation tells of a node. */
export interface AgentFacts {
  readonly id: string;
  /** Whether the agent is the latest; AWS says so of Linux nodes only. */
  readonly isLatest: boolean | undefined;
}

/** So many nodes are asked for first; a first page with fewer is, as a rule, the whole fleet. */
export const firstPage = 50;
const bigPage = 1000;
const informationPage = 50;

/**
 * All managed nodes, page by page (DescribeInstanceProperties). The first page is small, so that rows show
 * soon; a bigger fleet is then read again from its start in pages of 1,000, because no document promises that
 * a token outlives a change of MaxResults: one call more, and 10,000 nodes cost eleven. Nodes may come twice.
 * Where that operation is denied or unknown, DescribeInstanceInformation serves, 50 a page.
 */
export async function* nodePages(
  connection: Connection,
  signal: AbortSignal,
): AsyncIterable<readonly NodeFacts[]> {
  const first = await firstNodes(connection, signal);
  if (first === 'useInformation') {
    yield* informationPages(connection, signal);
    return;
  }
  yield propertiesOf(first);
  if (first.NextToken === undefined || first.NextToken === '') return;
  const pages = connection.pages('DescribeInstanceProperties', { MaxResults: bigPage }, { signal });
  for await (const page of pages) yield propertiesOf(page);
}

async function firstNodes(
  connection: Connection,
  signal: AbortSignal,
): Promise<ssm.DescribeInstancePropertiesResult | 'useInformation'> {
  try {
    return await connection.call('DescribeInstanceProperties', { MaxResults: firstPage }, { signal });
  } catch (error) {
    if (!isRefused(error) || !(await informationWorks(connection, signal))) throw error;
    return 'useInformation';
  }
}

/** Whether to fall back is asked with one call, so that a denial of both names the first. */
async function informationWorks(connection: Connection, signal: AbortSignal): Promise<boolean> {
  try {
    await connection.call('DescribeInstanceInformation', { MaxResults: 5 }, { signal });
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

function isRefused(error: unknown): boolean {
  return isAppError(error) && (error.kind === 'denied' || error.code === 'UnknownOperationException');
}

async function* informationPages(
  connection: Connection,
  signal: AbortSignal,
): AsyncIterable<readonly NodeFacts[]> {
  const pages = connection.pages('DescribeInstanceInformation', { MaxResults: informationPage }, { signal });
  for await (const page of pages) {
    // InstanceInformation.Name is the activation's default name, not the EC2 Name tag.
    yield (page.InstanceInformationList ?? []).flatMap((node) => nodeFacts(node, {}));
  }
}

function propertiesOf(page: ssm.DescribeInstancePropertiesResult): readonly NodeFacts[] {
  return (page.InstanceProperties ?? []).flatMap((node) => nodeFacts(node, node));
}

type Common = ssm.InstanceProperty | ssm.InstanceInformation;

function nodeFacts(node: Common, more: ssm.InstanceProperty): readonly NodeFacts[] {
  if (node.InstanceId === undefined || node.InstanceId === '') return [];
  return [
    {
      id: node.InstanceId,
      name: node.Name ?? '',
      computerName: node.ComputerName ?? '',
      online: node.PingStatus === 'Online',
      lastPing: node.LastPingDateTime?.getTime(),
      platform: node.PlatformType ?? 'Unknown',
      platformName: node.PlatformName ?? '',
      platformVersion: node.PlatformVersion ?? '',
      agentVersion: node.AgentVersion ?? '',
      ip: node.IPAddress ?? '',
      instanceState: more.InstanceState ?? '',
      instanceType: more.InstanceType ?? '',
      role: more.InstanceRole ?? node.IamRole ?? '',
      associationStatus: node.AssociationStatus ?? '',
    },
  ];
}

/** Names, tags and addresses of all EC2 instances, page by page (ec2:DescribeInstances). */
export async function* instancePages(
  connection: Connection,
  signal: AbortSignal,
): AsyncIterable<readonly InstanceFacts[]> {
  for await (const page of connection.pages('DescribeInstances', { MaxResults: bigPage }, { signal })) {
    yield (page.Reservations ?? []).flatMap((each) => (each.Instances ?? []).flatMap(instanceFacts));
  }
}

function instanceFacts(instance: ec2.Instance): readonly InstanceFacts[] {
  if (instance.InstanceId === undefined) return [];
  return [
    {
      id: instance.InstanceId,
      tags: tagsOf(instance.Tags),
      privateIp: instance.PrivateIpAddress ?? '',
      publicIp: instance.PublicIpAddress ?? '',
      state: instance.State?.Name ?? '',
    },
  ];
}

function tagsOf(tags: readonly (ec2.Tag | ssm.Tag)[] | undefined): readonly Tag[] {
  return (tags ?? []).flatMap(({ Key, Value }) =>
    Key === undefined ? [] : [{ key: Key, value: Value ?? '' }],
  );
}

/** Agent facts of at most 50 nodes (DescribeInstanceInformation); stopped nodes are missing in the answer. */
export async function agentFacts(
  connection: Connection,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly AgentFacts[]> {
  const found: AgentFacts[] = [];
  const input = { Filters: [{ Key: 'InstanceIds', Values: [...ids] }], MaxResults: informationPage };
  const pages = connection.pages('DescribeInstanceInformation', input, { signal, priority: 'background' });
  for await (const page of pages) {
    for (const { InstanceId, IsLatestVersion } of page.InstanceInformationList ?? []) {
      if (InstanceId !== undefined) found.push({ id: InstanceId, isLatest: IsLatestVersion });
    }
  }
  return found;
}

/** Tags of one hybrid node (ListTagsForResource): SSM keeps them itself and lists them nowhere else. */
export async function hybridTags(
  connection: Connection,
  id: string,
  signal: AbortSignal,
): Promise<readonly Tag[]> {
  const input = { ResourceType: 'ManagedInstance', ResourceId: id } as const;
  const answer = await connection.call('ListTagsForResource', input, { signal, priority: 'background' });
  return tagsOf(answer.TagList);
}

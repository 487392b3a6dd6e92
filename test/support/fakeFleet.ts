import type { Instance, Tag as Ec2Tag } from '@aws-sdk/client-ec2';
import type { InstanceProperty } from '@aws-sdk/client-ssm';
import type { Answers } from './fakeConnection.ts';

/** One page of `items` as AWS cuts it: `NextToken` is the place to go on from. */
export function pageOf<T>(
  items: readonly T[],
  input: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
): { readonly items: T[]; readonly token: { readonly NextToken?: string } } {
  const start = Number(input.NextToken ?? '0');
  const end = start + (input.MaxResults ?? items.length);
  return { items: items.slice(start, end), token: end < items.length ? { NextToken: String(end) } : {} };
}

/** An online Ubuntu node `i-…` with that number, and what a test wants different. */
export function property(index: number, some: Partial<InstanceProperty> = {}): InstanceProperty {
  return {
    InstanceId: `i-${index.toString(16).padStart(17, '0')}`,
    PingStatus: 'Online',
    PlatformType: 'Linux',
    PlatformName: 'Ubuntu',
    PlatformVersion: '22.04',
    AgentVersion: '3.2.1',
    IPAddress: `10.0.${String(index >> 8)}.${String(index & 255)}`,
    ResourceType: 'EC2Instance',
    InstanceState: 'running',
    ...some,
  };
}

/** The EC2 side of a node: `Name` and what else is tagged. */
export function instance(of: InstanceProperty, tags: Readonly<Record<string, string>>): Instance {
  const list: Ec2Tag[] = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return {
    InstanceId: of.InstanceId,
    PrivateIpAddress: of.IPAddress,
    State: { Name: 'running' },
    Tags: list,
  };
}

/** What both services answer for such a fleet. */
export function fleetAnswers(nodes: readonly InstanceProperty[], instances: readonly Instance[]): Answers {
  return {
    DescribeInstanceProperties: (input) => {
      const { items, token } = pageOf(nodes, input);
      return { InstanceProperties: items, ...token };
    },
    DescribeInstances: (input) => {
      const { items, token } = pageOf(instances, input);
      return { Reservations: items.map((each) => ({ Instances: [each] })), ...token };
    },
    DescribeInstanceInformation: (input) => {
      const wanted = new Set(input.Filters?.flatMap((filter) => filter.Values ?? []));
      const found = nodes.filter((node) => wanted.size === 0 || wanted.has(node.InstanceId ?? ''));
      const { items, token } = pageOf(found, input);
      return {
        InstanceInformationList: items.map((node) => ({
          InstanceId: node.InstanceId,
          PingStatus: node.PingStatus,
          PlatformType: node.PlatformType,
          IsLatestVersion: false,
        })),
        ...token,
      };
    },
    ListTagsForResource: () => ({ TagList: [] }),
  };
}

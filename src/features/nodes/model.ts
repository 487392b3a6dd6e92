import { naturalKey } from '../../core/base/naturalOrder.ts';
import type { ArnParts } from '../../core/model/arn.ts';
import { platformWords } from '../../core/model/platform.ts';
import type { NodeRef } from '../../core/model/refs.ts';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What SSM says of a node (DescribeInstanceProperties; DescribeInstanceInformation where that is denied). */
export interface NodeFacts {
  /** `i-…`, `mi-…`, `eks_c:…`. */
  readonly id: string;
  /** EC2 Name tag where SSM knows it; else empty. */
  readonly name: string;
  readonly computerName: string;
  readonly online: boolean;
  /** Milliseconds since the epoch. */
  readonly lastPing: number | undefined;
  readonly platform: NodeRef['platform'];
  readonly platformName: string;
  readonly platformVersion: string;
  readonly agentVersion: string;
  readonly ip: string;
  /** EC2's `running`, `stopped`, …; empty for hybrid nodes. */
  readonly instanceState: string;
  readonly instanceType: string;
  readonly role: string;
  readonly associationStatus: string;
}

/** What EC2 says of it (DescribeInstances): SSM's own lists carry no tags. */
export interface InstanceFacts {
  readonly id: string;
  readonly tags: readonly Tag[];
  readonly privateIp: string;
  readonly publicIp: string;
  readonly state: string;
}

/** A managed node as the room shows it. */
export interface ManagedNode {
  readonly facts: NodeFacts;
  readonly instance: InstanceFacts | undefined;
  readonly id: string;
  /** EC2 Name, else the computer's name for hybrid nodes, else the id. */
  readonly name: string;
  /** Undefined: nobody has said yet. */
  readonly tags: readonly Tag[] | undefined;
  readonly ip: string;
  readonly state: string;
  readonly online: boolean;
  readonly sortKey: string;
  /** Lower case, for the filter. */
  readonly haystack: string;
}

/** Not an EC2 instance: an on-premises or edge node, whose tags SSM itself keeps. */
export function isHybrid(id: string): boolean {
  return !id.startsWith('i-');
}

/** Puts together what the two services say of one node; either may come first. */
export function managedNode(
  facts: NodeFacts,
  instance: InstanceFacts | undefined,
  hybridTags: readonly Tag[] | undefined,
): ManagedNode {
  const tags = instance?.tags ?? hybridTags;
  const name = nodeName(facts, tags);
  const ip = instance?.privateIp === undefined || instance.privateIp === '' ? facts.ip : instance.privateIp;
  const state = nodeState(facts, instance);
  const words = [
    name,
    facts.id,
    ip,
    instance?.publicIp ?? '',
    platformText(facts),
    facts.computerName,
    state,
  ];
  return {
    facts,
    instance,
    id: facts.id,
    name,
    tags,
    ip,
    state,
    online: facts.online,
    sortKey: naturalKey(name),
    haystack: words.join('\n').toLowerCase(),
  };
}

function nodeName(facts: NodeFacts, tags: readonly Tag[] | undefined): string {
  const tagged = tags?.find((tag) => tag.key === 'Name')?.value ?? '';
  if (tagged !== '') return tagged;
  if (facts.name !== '') return facts.name;
  return isHybrid(facts.id) && facts.computerName !== '' ? facts.computerName : facts.id;
}

function nodeState(facts: NodeFacts, instance: InstanceFacts | undefined): string {
  if (facts.online) return 'online';
  const ec2 = instance?.state ?? facts.instanceState;
  return ec2 === '' || ec2 === 'running' ? 'connection lost' : ec2;
}

/** `Ubuntu 22.04`, or the platform's type when the agent told no more. */
export function platformText(facts: NodeFacts): string {
  if (facts.platformName === '') return facts.platform === 'Unknown' ? '' : platformWords(facts.platform);
  return `${facts.platformName} ${facts.platformVersion}`.trim();
}

/** EC2 instances have EC2's ARN; every other node is SSM's managed instance. */
export function nodeArn(id: string, parts: ArnParts): string {
  const { partition, region, accountId } = parts;
  return isHybrid(id)
    ? `arn:${partition}:ssm:${region}:${accountId}:managed-instance/${id}`
    : `arn:${partition}:ec2:${region}:${accountId}:instance/${id}`;
}

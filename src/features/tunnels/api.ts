import type * as ssm from '@aws-sdk/client-ssm';
import type { Connection } from '../../core/aws/connection.ts';
import { onlineNodes } from '../../core/aws/onlineNodes.ts';
import { AppError } from '../../core/base/errors.ts';
import { naturalKey } from '../../core/base/naturalOrder.ts';
import { plainText } from '../../core/base/plainText.ts';
import type { TunnelTarget } from './config.ts';

/** A node that a tunnel may go through. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Operating system and address, for the eye. */
  readonly about: string;
}

/** Nodes with a tag: those online, and how many others there are. */
export interface Tagged {
  readonly online: readonly Candidate[];
  readonly offline: number;
}

const informationPage = 50;
const mostListed = 5000;

/**
 * Online nodes with a tag, in the order of their ids, which is the same at every start
 * (DescribeInstanceInformation, whose tag filters stand alone: who is online is seen in the answer).
 */
export async function taggedNodes(
  connection: Connection,
  { key, value }: Extract<TunnelTarget, { kind: 'tag' }>,
  signal: AbortSignal,
): Promise<Tagged> {
  const found = new Map<string, Candidate>();
  const all = new Set<string>();
  const input = { Filters: [{ Key: `tag:${key}`, Values: [value] }], MaxResults: informationPage };
  for await (const page of connection.pages('DescribeInstanceInformation', input, { signal })) {
    for (const node of page.InstanceInformationList ?? []) {
      if (node.InstanceId !== undefined) all.add(node.InstanceId);
      addOnline(found, node);
    }
  }
  const online = [...found.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  return { online, offline: all.size - online.length };
}

/** Online nodes to choose from, by name; of a huge fleet the first 5,000. */
export async function nodesToChoose(
  connection: Connection,
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  // The first page is read again as part of a larger one.
  const found = new Map<string, Candidate>();
  for await (const page of onlineNodes(connection, signal)) {
    for (const { id, name, about } of page) found.set(id, { id, name, about });
    if (found.size >= mostListed) break;
  }
  const keyed = [...found.values()].map((node) => ({ node, key: naturalKey(node.name) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ node }) => node);
}

function addOnline(
  found: Map<string, Candidate>,
  node: ssm.InstanceInformation | ssm.InstanceProperty,
): void {
  const id = node.InstanceId;
  if (id === undefined || node.PingStatus !== 'Online') return;
  const names = [node.Name, node.ComputerName].map((name) => plainText(name ?? ''));
  const about = [node.PlatformName, node.PlatformVersion, node.IPAddress].map((text) =>
    plainText(text ?? ''),
  );
  found.set(id, {
    id,
    name: names.find((name) => name !== '') ?? id,
    about: about.filter((text) => text !== '').join(' · '),
  });
}

/** No online node has the tag, or none is left that can be connected to. */
export function noNodeError(
  { key, value }: Extract<TunnelTarget, { kind: 'tag' }>,
  { online, offline }: Tagged,
): AppError {
  const tag = `the tag ${plainText(key)}=${plainText(value)}`;
  if (online.length === 0 && offline > 0) {
    const others = offline === 1 ? 'One node has it and is' : `${String(offline)} nodes have it and are`;
    return new AppError(
      'notFound',
      `No online node has ${tag}. ${others} not connected to Systems Manager: start the node, or look at its agent.`,
    );
  }
  return new AppError('notFound', `No online node has ${tag}. Check the tag, the profile and the Region.`);
}

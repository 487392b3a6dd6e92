import type { JsonObject } from '../../core/base/json.ts';
import { epochSeconds, objectsOf, requiredText, textOf, textsOf } from '../base/json.ts';
import { ServiceError, type CallContext } from '../system.ts';
import type { NodeTest } from './filters.ts';
import type { FleetNode } from './spec.ts';

type Reader = (node: FleetNode, context: CallContext) => string;

const attributes: Readonly<Record<string, Reader>> = {
  AgentVersion: (node) => node.agentVersion,
  PlatformName: (node) => node.platformName,
  PlatformType: (node) => node.platform,
  PlatformVersion: (node) => node.platformVersion,
  Region: (_node, context) => context.region,
  ResourceType: (node) => node.resourceType,
};

const filterKeys: Readonly<Record<string, Reader>> = {
  ...attributes,
  AgentType: () => agentType,
  ComputerName: (node) => node.hostname,
  InstanceId: (node) => node.id,
  InstanceStatus: instanceStatus,
  IpAddress: (node) => node.ipAddress,
  ManagedStatus: () => 'Managed',
  AccountId: (_node, context) => context.accountId,
};

const agentType = 'amazon-ssm-agent';

function instanceStatus(node: FleetNode): string {
  return node.pingStatus === 'Online' ? 'Active' : 'ConnectionLost';
}

/** A `Node` of ListNodes. */
export function nodeEntry(node: FleetNode, context: CallContext, now: number): JsonObject {
  return {
    Id: node.id,
    CaptureTime: epochSeconds(node.lastPing(now)),
    Region: context.region,
    Owner: { AccountId: context.accountId },
    NodeType: {
      Instance: {
        AgentType: agentType,
        AgentVersion: node.agentVersion,
        ComputerName: node.hostname,
        InstanceStatus: instanceStatus(node),
        IpAddress: node.ipAddress,
        ManagedStatus: 'Managed',
        PlatformType: node.platform,
        PlatformName: node.platformName,
        PlatformVersion: node.platformVersion,
        ResourceType: node.resourceType,
      },
    },
  };
}

/** The filters of ListNodes and ListNodesSummary. Throws `InvalidFilter` for one that is for organizations only. */
export function nodeTest(input: JsonObject, context: CallContext): NodeTest {
  if (textOf(input, 'SyncName') !== undefined) {
    throw new ServiceError('ResourceDataSyncNotFoundException', 'The specified sync name was not found.');
  }
  const tests = objectsOf(input, 'Filters').map((filter) => {
    const key = requiredText(filter, 'Key');
    const read = filterKeys[key];
    if (read === undefined)
      throw new ServiceError('InvalidFilter', `The filter ${key} needs a sync of an organization.`);
    const values = textsOf(filter, 'Values');
    const type = textOf(filter, 'Type') ?? 'Equal';
    return (node: FleetNode) => compare(type, values, read(node, context), key);
  });
  return (node) => tests.every((test) => test(node));
}

function compare(type: string, values: readonly string[], found: string, key: string): boolean {
  if (key === 'ManagedStatus' && values.includes('All')) return true;
  if (type === 'BeginWith') return values.some((value) => found.startsWith(value));
  return values.includes(found) === (type === 'Equal');
}

/**
 * Counts nodes by one or two attributes, biggest first. Throws `InvalidAggregatorException` for nothing the shape
 * check lets through but an aggregator deeper than two.
 */
export function summarise(
  nodes: readonly FleetNode[],
  input: JsonObject,
  context: CallContext,
): readonly JsonObject[] {
  const names = objectsOf(input, 'Aggregators').flatMap((aggregator) => namesOf(aggregator));
  if (names.length > 2)
    throw new ServiceError('InvalidAggregatorException', 'Aggregators may be two levels deep.');
  const counts = new Map<string, { readonly row: JsonObject; count: number }>();
  for (const node of nodes) {
    const row = Object.fromEntries(names.map((name) => [name, attributes[name]?.(node, context) ?? '']));
    const key = JSON.stringify(row);
    const entry = counts.get(key) ?? { row, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ row, count }) => ({ ...row, Count: String(count) }));
}

function namesOf(aggregator: JsonObject): readonly string[] {
  return [
    requiredText(aggregator, 'AttributeName'),
    ...objectsOf(aggregator, 'Aggregators').flatMap(namesOf),
  ];
}

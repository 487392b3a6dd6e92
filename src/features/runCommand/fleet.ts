import type { Connection } from '../../core/aws/connection.ts';
import type { Operations } from '../../core/aws/operations.ts';
import { isAppError, isCancelled, messageOf } from '../../core/base/errors.ts';
import { isProductionTagged, type TagLike } from '../../core/model/production.ts';
import type { NodeRef } from '../../core/model/refs.ts';
import { count } from '../../core/base/words.ts';

type WireNode = NonNullable<Operations['DescribeInstanceProperties']['output']['InstanceProperties']>[number];
type Platform = NodeRef['platform'];

/** A managed node as the preview of a run sees it. */
export interface FleetNode {
  readonly id: string;
  readonly name: string;
  readonly platform: Platform;
  readonly online: boolean;
  readonly production: boolean;
  /** Undefined while nobody could read them. */
  readonly tags: readonly TagLike[] | undefined;
}

/** The managed nodes of a Region, as far as they could be read. */
export interface Fleet {
  readonly nodes: ReadonlyMap<string, FleetNode>;
  /** Whether every node of the Region is among them. */
  readonly complete: boolean;
  /** Why some tags are not known, as a sentence; undefined when all are. */
  readonly tagsMissing: string | undefined;
}

const page = 1000;
const informationPage = 50;
const mostHybrid = 50;

/** What is known before anything was read: the nodes that the person started from. */
export function seededFleet(seeds: readonly NodeRef[]): Fleet {
  const nodes = seeds.map(({ id, name, platform, online, production }) => {
    const node: FleetNode = { id, name, platform, online, production, tags: undefined };
    return [id, node] as const;
  });
  return { nodes: new Map(nodes), complete: false, tagsMissing: undefined };
}

/**
 * Reads all managed nodes (ssm:DescribeInstanceProperties, or DescribeInstanceInformation where that is
 * refused) and their tags: EC2's by ec2:DescribeInstances, hybrid nodes' one by one (ListTagsForResource), at
 * most 50 of them, the seeds and `chosen` ids first. Tags that cannot be read are said to be missing; nodes that
 * cannot be read are an error.
 */
export async function readFleet(
  connection: Connection,
  productionTags: readonly string[],
  seeds: readonly NodeRef[],
  signal: AbortSignal,
  chosen: readonly string[] = [],
): Promise<Fleet> {
  const [wires, instances] = await Promise.all([
    readNodes(connection, signal),
    readInstanceTags(connection, signal),
  ]);
  const hybrid = wires.map((wire) => wire.InstanceId ?? '').filter((id) => id.startsWith('mi-'));
  const wanted = new Set([...chosen, ...seeds.map((seed) => seed.id)]);
  const { found: hybridTags, why } = await readHybridTags(connection, wantedFirst(hybrid, wanted), signal);
  const seeded = new Set(seeds.filter((seed) => seed.production).map((seed) => seed.id));
  const nodes = new Map<string, FleetNode>();
  for (const wire of wires) {
    const id = wire.InstanceId ?? '';
    const tags = id.startsWith('mi-') ? hybridTags.get(id) : tagsOfInstance(instances, id);
    const production = seeded.has(id) || isProductionTagged(productionTags, tags ?? []);
    if (id !== '') nodes.set(id, { ...fleetNode(wire, id, tags), production });
  }
  return { nodes, complete: true, tagsMissing: missing(instances, hybrid.length - hybridTags.size, why) };
}

/** Not every hybrid node's tags are read: those of the nodes that a run is meant for must be. */
function wantedFirst(ids: readonly string[], wanted: ReadonlySet<string>): readonly string[] {
  return [...ids.filter((id) => wanted.has(id)), ...ids.filter((id) => !wanted.has(id))];
}

type InstanceTags = ReadonlyMap<string, readonly TagLike[]> | { readonly why: string };

function tagsOfInstance(instances: InstanceTags, id: string): readonly TagLike[] | undefined {
  return 'why' in instances ? undefined : (instances.get(id) ?? []);
}

function missing(instances: InstanceTags, untold: number, why: string | undefined): string | undefined {
  const ec2 = 'why' in instances ? [`EC2 tags could not be read: ${instances.why}`] : [];
  const end = why === undefined ? '.' : `: ${why}`;
  const hybrid = untold > 0 ? [`The tags of ${count(untold, 'hybrid node')} were not read${end}`] : [];
  const all = [...ec2, ...hybrid];
  return all.length === 0 ? undefined : all.join(' ');
}

function fleetNode(
  wire: WireNode,
  id: string,
  tags: readonly TagLike[] | undefined,
): Omit<FleetNode, 'production'> {
  const named = tags?.find((tag) => tag.key === 'Name')?.value ?? '';
  return {
    id,
    name: [named, wire.Name, wire.ComputerName, id].find((name) => name !== undefined && name !== '') ?? id,
    platform: wire.PlatformType ?? 'Unknown',
    online: wire.PingStatus === 'Online',
    tags,
  };
}

async function readNodes(connection: Connection, signal: AbortSignal): Promise<readonly WireNode[]> {
  const found: WireNode[] = [];
  try {
    const pages = connection.pages('DescribeInstanceProperties', { MaxResults: page }, { signal });
    for await (const answer of pages) found.push(...(answer.InstanceProperties ?? []));
    return found;
  } catch (error) {
    if (!isRefused(error)) throw error;
    return readInformation(connection, signal);
  }
}

async function readInformation(connection: Connection, signal: AbortSignal): Promise<readonly WireNode[]> {
  const found: WireNode[] = [];
  const pages = connection.pages('DescribeInstanceInformation', { MaxResults: informationPage }, { signal });
  for await (const answer of pages) found.push(...(answer.InstanceInformationList ?? []));
  return found;
}

function isRefused(error: unknown): boolean {
  return isAppError(error) && (error.kind === 'denied' || error.code === 'UnknownOperationException');
}

async function readInstanceTags(connection: Connection, signal: AbortSignal): Promise<InstanceTags> {
  const found = new Map<string, readonly TagLike[]>();
  try {
    const pages = connection.pages('DescribeInstances', { MaxResults: page }, { signal });
    for await (const answer of pages) {
      for (const instance of (answer.Reservations ?? []).flatMap((each) => each.Instances ?? [])) {
        found.set(instance.InstanceId ?? '', tagsOf(instance.Tags));
      }
    }
    return found;
  } catch (error) {
    // Without names and tags a run by node ids is still possible; only what goes on is not an answer.
    if (isCancelled(error)) throw error;
    return { why: messageOf(error) };
  }
}

interface HybridTags {
  readonly found: ReadonlyMap<string, readonly TagLike[]>;
  /** What ended the reading early. */
  readonly why: string | undefined;
}

/**
 * SSM keeps the tags of hybrid nodes itself and gives them only one node at a time. A node that was deregistered
 * meanwhile is passed over; any other failure would meet the rest too, so that what was found is what there is.
 */
async function readHybridTags(
  connection: Connection,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<HybridTags> {
  const found = new Map<string, readonly TagLike[]>();
  for (const id of ids.slice(0, mostHybrid)) {
    try {
      const input = { ResourceType: 'ManagedInstance', ResourceId: id } as const;
      const answer = await connection.call('ListTagsForResource', input, { signal, priority: 'background' });
      found.set(id, tagsOf(answer.TagList));
    } catch (error) {
      if (isCancelled(error)) throw error;
      if (!isAppError(error) || error.kind !== 'notFound') return { found, why: messageOf(error) };
    }
  }
  return { found, why: undefined };
}

function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): readonly TagLike[] {
  return (tags ?? []).map(({ Key, Value }) => ({ key: Key ?? '', value: Value ?? '' }));
}

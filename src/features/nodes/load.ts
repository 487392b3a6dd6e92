import type { Connection } from '../../core/aws/connection.ts';
import { hybridTags, instancePages, nodePages } from './api.ts';
import type { InstanceFacts, NodeFacts, Tag } from './model.ts';

/** Where the pages of a load go, in the order they come. */
export interface FleetSink {
  nodes(page: readonly NodeFacts[]): void;
  instances(page: readonly InstanceFacts[]): void;
  /** EC2 did not answer: names and tags are missing, the nodes are not. */
  instancesFailed(error: unknown): void;
}

/**
 * Reads the fleet from both services and ends when both have. EC2's big pages are asked for when SSM's small
 * first one is there, so that nothing stands between a person and the first rows. Rejects when SSM's list
 * fails; without EC2's the nodes show by what SSM knows.
 */
export async function loadFleet(connection: Connection, sink: FleetSink, signal: AbortSignal): Promise<void> {
  let instances: Promise<void> | undefined;
  for await (const page of nodePages(connection, signal)) {
    if (page.length === 0) continue;
    instances ??= readInstances(connection, sink, signal);
    sink.nodes(page);
  }
  await instances;
}

async function readInstances(connection: Connection, sink: FleetSink, signal: AbortSignal): Promise<void> {
  try {
    for await (const page of instancePages(connection, signal)) {
      if (page.length > 0) sink.instances(page);
    }
  } catch (error) {
    if (!signal.aborted) sink.instancesFailed(error);
  }
}

/** Asks for the tags of hybrid nodes one after another: it is background work, and each costs a call. */
export async function loadHybridTags(
  connection: Connection,
  ids: readonly string[],
  found: (id: string, tags: readonly Tag[]) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const id of ids) found(id, await hybridTags(connection, id, signal));
}

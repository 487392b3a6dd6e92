import { isCancelled } from '../base/errors.ts';
import type { Connection } from './connection.ts';

/** Names of nodes by id, as the sidebar calls them. */
export type NodeNames = ReadonlyMap<string, string>;

/** The most values that a filter of ec2:DescribeInstances takes (EC2 API reference). */
const mostIds = 200;

/**
 * EC2 Name tags of some nodes: one background call for 200 of them. Run Command tells host names only, and
 * Session Manager ids. A filter is used and not InstanceIds, because that fails for all when one instance is
 * gone. Where EC2 may not be asked there are no names; the ids remain.
 */
export async function readNodeNames(
  connection: Connection,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<NodeNames> {
  const found = new Map<string, string>();
  const instances = ids.filter((id) => id.startsWith('i-'));
  try {
    for (let from = 0; from < instances.length; from += mostIds) {
      const filter = { Name: 'instance-id', Values: instances.slice(from, from + mostIds) };
      const pages = connection.pages(
        'DescribeInstances',
        { Filters: [filter] },
        { signal, priority: 'background' },
      );
      for await (const page of pages) {
        for (const instance of (page.Reservations ?? []).flatMap((each) => each.Instances ?? [])) {
          const name = instance.Tags?.find((tag) => tag.Key === 'Name')?.Value ?? '';
          if (instance.InstanceId !== undefined && name !== '') found.set(instance.InstanceId, name);
        }
      }
    }
  } catch (error) {
    if (isCancelled(error)) throw error;
  }
  return found;
}

import { isCancelled } from '../base/errors.ts';
import type { CallOptions, Connection } from './connection.ts';

/** Names of nodes by id, as the sidebar calls them. */
export type NodeNames = ReadonlyMap<string, string>;

/** The most values that a filter of ec2:DescribeInstances takes (EC2 API reference). */
const mostInstances = 200;

/** As many as one page of DescribeInstanceInformation holds; its filter would take 100 values (SSM API model). */
const mostHybrids = 50;

/** The service refuses all ids of a filter for one that is malformed (SSM API model, `ManagedInstanceId`). */
const hybridId = /^mi-\w{17}$/;

type Found = Map<string, string>;

/**
 * Names of some nodes, in background calls: instances have their EC2 Name tag (one call for 200), hybrid nodes
 * the Name of their activation, else that of the computer (one call for 50). Run Command tells host names only,
 * and Session Manager ids. What may not be asked, or is not known any more, has no name; its id remains, and
 * the others have theirs.
 *
 * @throws AppError of kind `cancelled` only
 */
export async function readNodeNames(
  connection: Connection,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<NodeNames> {
  const found: Found = new Map();
  const options = { signal, priority: 'background' } as const;
  const instances = ids.filter((id) => id.startsWith('i-'));
  const hybrids = ids.filter((id) => hybridId.test(id));
  await Promise.all([
    asFarAsAllowed(instances, mostInstances, (some) => nameInstances(connection, some, options, found)),
    asFarAsAllowed(hybrids, mostHybrids, (some) => nameHybrids(connection, some, options, found)),
  ]);
  return found;
}

/** Names some at a time; a failure ends it, because the next call would fare no better. */
async function asFarAsAllowed(
  ids: readonly string[],
  most: number,
  name: (some: string[]) => Promise<void>,
): Promise<void> {
  try {
    for (let from = 0; from < ids.length; from += most) await name(ids.slice(from, from + most));
  } catch (error) {
    if (isCancelled(error)) throw error;
  }
}

/** A filter and not InstanceIds, because that fails for all when one instance is gone. */
async function nameInstances(
  connection: Connection,
  ids: string[],
  options: CallOptions,
  found: Found,
): Promise<void> {
  const input = { Filters: [{ Name: 'instance-id', Values: ids }] };
  for await (const page of connection.pages('DescribeInstances', input, options)) {
    for (const { InstanceId, Tags } of (page.Reservations ?? []).flatMap((each) => each.Instances ?? [])) {
      add(found, InstanceId, Tags?.find((tag) => tag.Key === 'Name')?.Value);
    }
  }
}

async function nameHybrids(
  connection: Connection,
  ids: string[],
  options: CallOptions,
  found: Found,
): Promise<void> {
  const input = { Filters: [{ Key: 'InstanceIds', Values: ids }], MaxResults: mostHybrids };
  for await (const page of connection.pages('DescribeInstanceInformation', input, options)) {
    for (const { InstanceId, Name, ComputerName } of page.InstanceInformationList ?? []) {
      add(found, InstanceId, Name, ComputerName);
    }
  }
}

/** The first name that says something. */
function add(found: Found, id: string | undefined, ...names: readonly (string | undefined)[]): void {
  const name = names.find((each) => each !== undefined && each !== '');
  if (id !== undefined && name !== undefined) found.set(id, name);
}

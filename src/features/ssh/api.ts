import type { Connection } from '../../core/aws/connection.ts';
import { isCancelled } from '../../core/base/errors.ts';

/**
 * What the agent calls the node's system, for example `Ubuntu` (DescribeInstanceInformation); empty where that may
 * not be asked: it is only for a suggestion.
 */
export async function platformNameOf(
  connection: Connection,
  nodeId: string,
  signal: AbortSignal,
): Promise<string> {
  const input = { Filters: [{ Key: 'InstanceIds', Values: [nodeId] }] };
  try {
    const answer = await connection.call('DescribeInstanceInformation', input, { signal });
    return answer.InstanceInformationList?.[0]?.PlatformName ?? '';
  } catch (error) {
    if (isCancelled(error)) throw error;
    return '';
  }
}

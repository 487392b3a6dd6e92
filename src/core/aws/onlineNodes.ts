import type * as ssm from '@aws-sdk/client-ssm';
import { plainText } from '../base/plainText.ts';
import type { NodeRef } from '../model/refs.ts';
import type { Connection } from './connection.ts';

/** A node that can be connected to; its texts are clean. */
export interface OnlineNode {
  readonly id: string;
  /** EC2 Name tag, else the computer's name, else the id. */
  readonly name: string;
  readonly platform: NodeRef['platform'];
  /** Operating system and address, for the eye. */
  readonly about: string;
}

/** Said of a list of online nodes that came out empty. */
export function noneOnline({ region, label }: Pick<Connection, 'region' | 'label'>): string {
  return `No managed node is online in ${region} (${plainText(label)})`;
}

const firstPage = 50;
const bigPage = 1000;
const onlineOnly = [{ key: 'PingStatus', valueSet: ['Online'] }] satisfies ssm.InstancePropertyFilter[];

/**
 * The nodes whose agent is connected, page by page (DescribeInstanceProperties): a small first page shows at
 * once, and more than that is read again in large ones, so a node may come twice.
 */
export async function* onlineNodes(
  connection: Connection,
  signal: AbortSignal,
): AsyncIterable<readonly OnlineNode[]> {
  const input = { InstancePropertyFilterList: onlineOnly };
  const first = await connection.call(
    'DescribeInstanceProperties',
    { ...input, MaxResults: firstPage },
    { signal },
  );
  yield nodesOf(first);
  if (first.NextToken === undefined || first.NextToken === '') return;
  const pages = connection.pages('DescribeInstanceProperties', { ...input, MaxResults: bigPage }, { signal });
  for await (const page of pages) yield nodesOf(page);
}

function nodesOf(page: ssm.DescribeInstancePropertiesResult): readonly OnlineNode[] {
  return (page.InstanceProperties ?? []).flatMap((node) => {
    if (node.InstanceId === undefined || node.PingStatus !== 'Online') return [];
    const platform: NodeRef['platform'] = node.PlatformType ?? 'Unknown';
    return [
      {
        id: node.InstanceId,
        name: textsOf(node.Name, node.ComputerName)[0] ?? node.InstanceId,
        platform,
        about: textsOf(node.PlatformName, node.PlatformVersion, node.IPAddress).join(' · '),
      },
    ];
  });
}

/** Those that say something. */
function textsOf(...texts: readonly (string | undefined)[]): readonly string[] {
  return texts.map((text) => plainText(text ?? '')).filter((text) => text !== '');
}

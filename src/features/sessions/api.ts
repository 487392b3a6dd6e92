import type * as ssm from '@aws-sdk/client-ssm';
import type { Connection } from '../../core/aws/connection.ts';
import type { NodeRef } from '../../core/model/refs.ts';
import type { OnlineNode } from './model.ts';

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
        name: firstText(node.Name, node.ComputerName, node.InstanceId),
        platform,
        about: [node.PlatformName, node.PlatformVersion, node.IPAddress].filter(isText).join(' · '),
      },
    ];
  });
}

function firstText(...texts: readonly (string | undefined)[]): string {
  return texts.find(isText) ?? '';
}

function isText(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

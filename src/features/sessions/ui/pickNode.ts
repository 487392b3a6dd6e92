import type { Connection } from '../../../core/aws/connection.ts';
import { noneOnline, onlineNodes, type OnlineNode } from '../../../core/aws/onlineNodes.ts';
import type { NodeRef } from '../../../core/model/refs.ts';
import { pickMany, pickOne, type GrowingPick } from './growingPick.ts';

/**
 * Lets the person choose one of the connection's online nodes. The list can be used from its first page on;
 * dismissing it stops the listing and resolves with undefined. Rejects when listing fails.
 */
export async function pickNode(
  connection: Connection,
  title = 'Start Session',
): Promise<NodeRef | undefined> {
  const node = await pickOne(nodePick(connection, title, 'Choose an online node'));
  return node && refOf(node, connection);
}

/** Several of the online nodes; none when it is dismissed. */
export async function pickNodes(connection: Connection, title: string): Promise<readonly NodeRef[]> {
  const nodes = await pickMany(nodePick(connection, title, 'Choose online nodes; each gets a terminal'));
  return nodes.map((node) => refOf(node, connection));
}

function nodePick(connection: Connection, title: string, placeholder: string): GrowingPick<OnlineNode> {
  return {
    title,
    placeholder,
    none: noneOnline(connection),
    pages: (signal) => onlineNodes(connection, signal),
    idOf: ({ id }) => id,
    itemOf: ({ id, name, about }) => ({ label: name, description: id, detail: about }),
  };
}

function refOf({ id, name, platform }: OnlineNode, connection: Connection): NodeRef {
  return { connectionId: connection.id, id, name, platform, online: true, production: false };
}

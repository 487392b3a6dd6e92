import type { NodeNames } from '../../core/aws/nodeNames.ts';
import type { Invocation } from './command.ts';

/** Nodes as the sidebar calls them; a hybrid node that it does not name by its host name, any other by its id. */
export function named(invocation: Invocation, names: NodeNames): Invocation {
  const { nodeId, nodeName } = invocation;
  return { ...invocation, nodeName: names.get(nodeId) ?? (nodeId.startsWith('mi-') ? nodeName : '') };
}

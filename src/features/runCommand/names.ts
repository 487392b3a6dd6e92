import type { NodeNames } from '../../core/aws/nodeNames.ts';
import type { Invocation } from './command.ts';

/** EC2 instances by their Name, hybrid nodes by their host name; without either the id is shown. */
export function named(invocation: Invocation, names: NodeNames): Invocation {
  const { nodeId, nodeName } = invocation;
  return { ...invocation, nodeName: names.get(nodeId) ?? (nodeId.startsWith('mi-') ? nodeName : '') };
}

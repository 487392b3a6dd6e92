import { managedNode, type ManagedNode, type NodeFacts } from '../../src/features/nodes/model.ts';

/** A node for tests of what is shown: online, Linux, with these tags, and what a test wants different. */
export function aNode(
  id: string,
  tags: Readonly<Record<string, string>> | undefined = {},
  some: Partial<NodeFacts> = {},
): ManagedNode {
  const facts: NodeFacts = {
    id,
    name: '',
    computerName: '',
    online: true,
    lastPing: undefined,
    platform: 'Linux',
    platformName: 'Ubuntu',
    platformVersion: '22.04',
    agentVersion: '3.2.1',
    ip: '10.0.0.1',
    instanceState: 'running',
    instanceType: '',
    role: '',
    associationStatus: '',
    ...some,
  };
  const list = Object.entries(tags).map(([key, value]) => ({ key, value }));
  const instance = { id, tags: list, privateIp: '', publicIp: '203.0.113.7', state: 'running' };
  return managedNode(facts, instance, undefined);
}

/** A node of whose tags nobody has said anything. */
export function aBareNode(id: string, some: Partial<NodeFacts> = {}): ManagedNode {
  return managedNode({ ...aNode(id).facts, ...some }, undefined, undefined);
}

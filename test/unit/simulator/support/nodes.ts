import type { Fleet, SimulatedNode } from '../../../../src/simulator/system.ts';

/** A Linux node that really runs what it is sent; change what a test is about. */
export function testNode(change: Partial<SimulatedNode> = {}): SimulatedNode {
  return {
    id: 'i-0000000000000000a',
    name: 'web-1',
    hostname: 'web-1.demo.internal',
    platform: 'Linux',
    platformName: 'Ubuntu',
    platformVersion: '22.04',
    agentVersion: '3.3.1142.0',
    isLatestAgent: true,
    pingStatus: 'Online',
    resourceType: 'EC2Instance',
    ipAddress: '10.0.1.17',
    instanceType: 't3.small',
    tags: [{ key: 'Role', value: 'web' }],
    runs: true,
    ...change,
  };
}

/** `count` Linux nodes with ids that tell them apart. */
export function testNodes(count: number, change: Partial<SimulatedNode> = {}): readonly SimulatedNode[] {
  return Array.from({ length: count }, (_, index) =>
    testNode({
      id: `i-${index.toString(16).padStart(17, '0')}`,
      name: `web-${String(index)}`,
      hostname: `web-${String(index)}.demo.internal`,
      ...change,
    }),
  );
}

/** A fleet of given nodes; `tag:Role` and `InstanceIds` are the targets it understands. */
export function testFleet(nodes: readonly SimulatedNode[]): Fleet {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return {
    nodes,
    find: (id) => byId.get(id),
    match: (targets) =>
      nodes.filter((node) =>
        targets.every(({ key, values }) =>
          key.toLowerCase() === 'instanceids'
            ? values.includes(node.id)
            : node.tags.some((tag) => `tag:${tag.key}` === key && values.includes(tag.value)),
        ),
      ),
  };
}

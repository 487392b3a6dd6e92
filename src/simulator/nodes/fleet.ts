import type { Fleet } from '../system.ts';
import { demoFleet } from './demoFleet.ts';
import { generatedSpec } from './generate.ts';
import { createNode, type NodeOptions } from './node.ts';
import type { FleetNode } from './spec.ts';

/** The fleet with what the nodes system needs of it; `nodes` is in order of ids. */
export interface NodeFleet extends Fleet {
  readonly nodes: readonly FleetNode[];
  find(id: string): FleetNode | undefined;
  match(targets: readonly Target[]): readonly FleetNode[];
}

export interface Target {
  readonly key: string;
  readonly values: readonly string[];
}

export interface FleetOptions extends Omit<NodeOptions, 'index'> {
  /** How many nodes in all; the demo's own come first. */
  readonly count: number;
}

export const demoFleetSize = demoFleet.length;

/** The demo's nodes and as many generated ones as `count` asks for; the same for the same seed. */
export function createFleet(options: FleetOptions): NodeFleet {
  const nodes = Array.from({ length: options.count }, (_, index) =>
    createNode(demoFleet[index] ?? generatedSpec(options.seed, index), { ...options, index }),
  ).sort((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return {
    nodes,
    find: (id) => byId.get(id),
    match: (targets) => nodes.filter((node) => targets.every((target) => isTarget(node, target))),
  };
}

/** All of a command's targets apply; one of a target's values is enough. */
function isTarget(node: FleetNode, { key, values }: Target): boolean {
  if (key.startsWith('tag:')) {
    const name = key.slice('tag:'.length);
    return node.tags.some((tag) => tag.key === name && values.includes(tag.value));
  }
  if (key === 'tag-key') return node.tags.some((tag) => values.includes(tag.key));
  if (key.toLowerCase() === 'instanceids') return values.includes('*') || values.includes(node.id);
  return false;
}

import { createTokens } from '../../../../src/simulator/base/tokens.ts';
import { createFleet, demoFleetSize, type NodeFleet } from '../../../../src/simulator/nodes/fleet.ts';
import type { FleetNode } from '../../../../src/simulator/nodes/spec.ts';

/** 2023-11-14T22:13:20Z, where the manual clock begins. */
export const fleetNow = 1_700_000_000_000;

/** The demo's fleet, or a bigger one. */
export function demoNodes(count = demoFleetSize, seed = 1): NodeFleet {
  return createFleet({ count, seed, region: 'eu-central-1', now: fleetNow, canRun: true });
}

export function nodeNamed(fleet: NodeFleet, name: string): FleetNode {
  const found = fleet.nodes.find((node) => node.name === name);
  if (found === undefined) throw new Error(`no node ${name}`);
  return found;
}

export const namesOf = (nodes: readonly FleetNode[]): string[] => nodes.map(({ name }) => name).sort();

export const testTokens = createTokens();

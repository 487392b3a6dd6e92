import { hexDigits, integerBetween, randomAt } from '../base/random.ts';
import type { SimulatedNode } from '../system.ts';
import { latestAgent } from './spec.ts';

export interface ContainerOptions {
  readonly seed: number;
  /** Whether Linux containers can run what they are sent on this computer. */
  readonly canRun: boolean;
}

/** Keeps the ids of tasks apart from what else is drawn with the same seed. */
const taskSeed = 0x656373;

/**
 * The containers of the demo's ECS tasks. They are targets of sessions and nothing else: no list of nodes has them.
 */
export function createContainers(options: ContainerOptions): readonly SimulatedNode[] {
  return ['web', 'api'].map((name, index) => container(name, index, options));
}

/** `ecs:CLUSTER_TASK_RUNTIME`, of Fargate: the runtime id is the task's with a number. */
function container(name: string, index: number, { seed, canRun }: ContainerOptions): SimulatedNode {
  const random = randomAt(seed ^ taskSeed, index);
  const task = hexDigits(random, 32);
  const number = integerBetween(random, 1_000_000_000, 4_000_000_000);
  return {
    id: `ecs:shop_${task}_${task}-${String(number)}`,
    name,
    hostname: `ip-10-0-9-${String(20 + index)}.eu-central-1.compute.internal`,
    platform: 'Linux',
    platformName: 'Alpine Linux',
    platformVersion: '3.20',
    agentVersion: latestAgent,
    isLatestAgent: true,
    pingStatus: 'Online',
    resourceType: 'ManagedInstance',
    ipAddress: `10.0.9.${String(20 + index)}`,
    instanceType: '',
    tags: [{ key: 'Role', value: name }],
    runs: canRun,
  };
}

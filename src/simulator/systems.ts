import type { Disposable } from '../core/base/disposable.ts';
import { DisposableStore } from '../core/base/disposable.ts';
import type { Clock } from '../core/base/clock.ts';
import type { Log } from '../core/base/log.ts';
import type { Tokens } from './base/tokens.ts';
import type { Faults } from './faults/faults.ts';
import type { OnUpgrade } from './http/server.ts';
import type { NodeFleet } from './nodes/fleet.ts';
import { createNodesSystem } from './nodes/system.ts';
import type { SimulatorOptions } from './options.ts';
import type { Handler } from './system.ts';

export interface SystemsParts {
  readonly options: SimulatorOptions;
  readonly seed: number;
  readonly fleet: NodeFleet;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly log: Log;
  readonly faults: Faults;
  readonly accountId: string;
  readonly region: string;
}

/** All systems of SSM as one. */
export interface Systems extends Disposable {
  readonly operations: Readonly<Record<string, Handler>>;
  readonly onUpgrade: OnUpgrade;
}

/** Builds the systems and gives each what it needs of the others. */
export function createSystems({ fleet, tokens, clock }: SystemsParts): Systems {
  const store = new DisposableStore();
  const nodes = store.add(createNodesSystem({ fleet, tokens, clock }));
  return {
    operations: { ...nodes.operations },
    onUpgrade: () => false,
    dispose: () => store.dispose(),
  };
}

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
import { seedStore, type SeedOptions } from './parameters/seedStore.ts';
import { createParametersSystem } from './parameters/system.ts';
import type { Handler } from './system.ts';
import { createTagsSystem } from './tags/system.ts';

export interface SystemsParts {
  readonly options: SimulatorOptions;
  readonly seed: number;
  readonly fleet: NodeFleet;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly log: Log;
  readonly faults: Faults;
  readonly accountId: string;
  readonly callerArn: string;
  readonly region: string;
}

/** All systems of SSM as one. */
export interface Systems extends Disposable {
  readonly operations: Readonly<Record<string, Handler>>;
  readonly onUpgrade: OnUpgrade;
}

/** Builds the systems and gives each what it needs of the others. */
export function createSystems(parts: SystemsParts): Systems {
  const { fleet, tokens, clock } = parts;
  const store = new DisposableStore();
  const nodes = store.add(createNodesSystem({ fleet, tokens, clock }));
  const parameters = store.add(
    createParametersSystem({ store: seedStore(seedOptions(parts)), tokens, clock }),
  );
  const tags = createTagsSystem(
    new Map([
      ['ManagedInstance', (id: string) => (id.startsWith('mi-') ? fleet.find(id) : undefined)],
      ['Parameter', parameters.tagged],
    ]),
  );
  return {
    operations: { ...nodes.operations, ...parameters.operations, ...tags.operations },
    onUpgrade: () => false,
    dispose: () => store.dispose(),
  };
}

function seedOptions({ options, seed, clock, callerArn }: SystemsParts): SeedOptions {
  return { count: options.parameters, seed, now: clock.now(), user: callerArn };
}

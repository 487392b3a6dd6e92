import type { Disposable } from '../core/base/disposable.ts';
import { DisposableStore } from '../core/base/disposable.ts';
import type { Clock } from '../core/base/clock.ts';
import type { Log } from '../core/base/log.ts';
import { seededRandom } from './base/random.ts';
import type { Tokens } from './base/tokens.ts';
import { createCommandsSystem } from './commands/index.ts';
import { seedDocuments } from './documents/seedStore.ts';
import { createDocumentsSystem } from './documents/system.ts';
import { createComputer } from './exec/computer.ts';
import type { Faults } from './faults/faults.ts';
import type { OnUpgrade } from './http/server.ts';
import type { Kms } from './kms/kms.ts';
import type { Network } from './network/network.ts';
import type { NodeFleet } from './nodes/fleet.ts';
import { createNodesSystem } from './nodes/system.ts';
import { seedStore, type SeedOptions } from './parameters/seedStore.ts';
import { createParametersSystem } from './parameters/system.ts';
import { createSessionsSystem } from './sessions/index.ts';
import type { Handler, SimulatedNode, SimulatorSystem } from './system.ts';
import { createTagsSystem } from './tags/system.ts';

export interface SystemsParts {
  readonly seed: number;
  readonly fleet: NodeFleet;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly log: Log;
  readonly faults: Faults;
  /** What nodes reach; of the whole account. */
  readonly network: Network;
  readonly accountId: string;
  readonly callerArn: string;
  readonly region: string;
  readonly contents: RegionContents;
}

/** What a Region holds at the start, beside its fleet and Amazon's documents. */
export interface RegionContents {
  /** How many parameters; undefined: the demo's own. */
  readonly parameters: number | undefined;
  /** Whether the demo account has things of its own there: documents, keys, containers. */
  readonly isDemo: boolean;
  /** Targets of sessions that are no nodes. */
  readonly containers: readonly SimulatedNode[];
}

/** All systems of SSM as one. */
export interface Systems extends Disposable {
  readonly operations: Readonly<Record<string, Handler>>;
  readonly onUpgrade: OnUpgrade;
}

/** Builds the systems and gives each what it needs of the others. */
export function createSystems(parts: SystemsParts, kms: Kms): Systems {
  const { fleet, tokens, clock, faults, region, seed } = parts;
  const store = new DisposableStore();
  // Disposed after the systems that run things on it.
  const computer = store.add(createComputer({ clock, region }));
  const nodes = store.add(createNodesSystem({ fleet, tokens, clock }));
  const parameters = store.add(
    createParametersSystem({ store: seedStore(seedOptions(parts)), tokens, clock }),
  );
  const documents = store.add(
    createDocumentsSystem({
      store: seedDocuments({ ...parts, ownDocuments: parts.contents.isDemo, now: clock.now() }),
      tokens,
      clock,
    }),
  );
  const shared = { fleet, documents, parameters, clock, tokens };
  const commands = store.add(createCommandsSystem({ ...shared, executor: computer.executor }));
  const sessions = store.add(
    createSessionsSystem({
      ...shared,
      containers: parts.contents.containers,
      terminals: computer.terminals,
      programs: computer.programs,
      network: parts.network,
      keys: kms,
      random: seededRandom(seed),
      faults,
    }),
  );
  const tags = createTagsSystem(
    new Map([
      ['Document', documents.tagged],
      ['ManagedInstance', (id: string) => (id.startsWith('mi-') ? fleet.find(id) : undefined)],
      ['Parameter', parameters.tagged],
    ]),
  );
  return {
    operations: allOperations([nodes, parameters, documents, commands, sessions, tags]),
    onUpgrade: (request, socket, head) => sessions.onUpgrade(request, socket, head),
    dispose: () => store.dispose(),
  };
}

function seedOptions({ contents, seed, clock, callerArn }: SystemsParts): SeedOptions {
  return { count: contents.parameters, seed, now: clock.now(), user: callerArn };
}

function allOperations(systems: readonly SimulatorSystem[]): Readonly<Record<string, Handler>> {
  return Object.fromEntries(systems.flatMap(({ operations }) => Object.entries(operations)));
}

import { randomBytes } from 'node:crypto';
import { systemClock } from '../core/base/clock.ts';
import { silentLog } from '../core/base/log.ts';
import { createTokens } from './base/tokens.ts';
import { createCallRunner } from './dispatch/call.ts';
import { createControl } from './dispatch/control.ts';
import { createCallCounts, type CallCounts } from './dispatch/counts.ts';
import { createRouter } from './dispatch/router.ts';
import { hasPosixShell } from './exec/hostShell.ts';
import { createFaults, type Faults } from './faults/faults.ts';
import { createRateLimit, noRateLimit } from './faults/rateLimit.ts';
import { createAuthenticate, type Credentials } from './http/authenticate.ts';
import { startHttp, type HttpOptions, type HttpService } from './http/server.ts';
import { AuthorizedKeys } from './instanceConnect/authorizedKeys.ts';
import { createNetwork } from './network/network.ts';
import { createContainers } from './nodes/containers.ts';
import { createFleet, demoFleetSize } from './nodes/fleet.ts';
import type { SimulatorOptions } from './options.ts';
import type { RegionParts } from './region.ts';
import { createRegions, type Regions } from './regions.ts';
import { ssmValidator } from './shapes/ssm.ts';
import type { Fleet, SimulatedNode } from './system.ts';

/** A running simulator. */
export interface Simulator {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  /** Where the fleet is; other Regions are served too, and are empty. */
  readonly region: string;
  readonly accountId: string;
  /** Random at each start; the only ones that are served. */
  readonly credentials: Credentials;
  readonly faults: Faults;
  readonly calls: CallCounts;
  readonly fleet: Fleet;
  /** Containers of ECS tasks: targets of sessions beside the fleet. */
  readonly containers: readonly SimulatedNode[];
  /** Keys that SendSSHPublicKey put on a node for an OS user and that are valid now, `TYPE BASE64` each. */
  authorizedKeys(nodeId: string, user: string): readonly string[];
  /** Ends all connections, commands and sessions; resolves when the port is free and no process is left. */
  dispose(): Promise<void>;
}

const accountId = '123456789012';
const callerArn = `arn:aws:iam::${accountId}:user/demo`;

/** Starts a simulator on 127.0.0.1. Rejects when the port is taken. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  let endpoint = '';
  const counts = createCallCounts();
  const parts = createParts(options, counts, () => endpoint);
  const { faults, fleet, region, clock, log } = parts;
  const regions = createRegions(parts);
  const credentials = randomCredentials();
  const http = await listen(regions, {
    port: options.port ?? 0,
    log,
    answer: createRouter({
      authenticate: createAuthenticate(credentials, clock),
      fronts: regions.fronts,
      log,
    }),
    onUpgrade: regions.onUpgrade,
  });
  endpoint = `http://127.0.0.1:${http.port}`;
  return {
    ...{ endpoint, region, accountId, credentials, faults, calls: counts, fleet },
    containers: parts.contents.containers,
    authorizedKeys: (nodeId, user) => parts.authorizedKeys.read(nodeId, user),
    async dispose() {
      regions.dispose();
      parts.network.dispose();
      await http.close();
    },
  };
}

/** What everything shares, and what the Region of the fleet starts with. */
function createParts(options: SimulatorOptions, counts: CallCounts, endpoint: () => string): RegionParts {
  const { seed = 1, region = 'eu-central-1', clock = systemClock, log = silentLog } = options;
  const canRun = options.canRun ?? hasPosixShell();
  const count = options.nodes ?? demoFleetSize;
  const tokens = createTokens();
  const faults = createFaults(seed, options.faults);
  const authorizedKeys = new AuthorizedKeys(clock);
  const rateLimit = options.rateLimit === undefined ? noRateLimit : createRateLimit(options.rateLimit, clock);
  return {
    ...{ seed, region, clock, log, accountId, callerArn, tokens, faults, endpoint },
    contents: {
      parameters: options.parameters,
      isDemo: true,
      containers: createContainers({ seed, canRun }),
    },
    fleet: createFleet({ count, seed, region, now: clock.now(), canRun }),
    calls: createCallRunner({ faults, rateLimit, counts, tokens, clock }),
    control: createControl({ faults, counts, authorizedKeys }),
    network: createNetwork({ ports: options.ports ?? [], hosts: options.hosts ?? [] }),
    authorizedKeys,
    validator: ssmValidator(),
  };
}

/** A port that is taken leaves nothing behind. */
async function listen(regions: Regions, options: HttpOptions): Promise<HttpService> {
  try {
    return await startHttp(options);
  } catch (error) {
    regions.dispose();
    throw error;
  }
}

function randomCredentials(): Credentials {
  return {
    accessKeyId: `AKIADEMO${randomBytes(6).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
  };
}

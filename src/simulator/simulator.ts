import { randomBytes } from 'node:crypto';
import { systemClock } from '../core/base/clock.ts';
import { silentLog } from '../core/base/log.ts';
import { createTokens } from './base/tokens.ts';
import { createCallRunner } from './dispatch/call.ts';
import { createControl } from './dispatch/control.ts';
import { createCallCounts, type CallCounts } from './dispatch/counts.ts';
import { createJsonFront, createSsmTarget } from './dispatch/json.ts';
import { createQueryFront } from './dispatch/query.ts';
import { createRouter, type ServiceFront } from './dispatch/router.ts';
import { hasPosixShell } from './exec/hostShell.ts';
import { createFaults, type Faults } from './faults/faults.ts';
import { createRateLimit, noRateLimit } from './faults/rateLimit.ts';
import { createAuthenticate, type Credentials } from './http/authenticate.ts';
import { startHttp, type HttpOptions, type HttpService } from './http/server.ts';
import { createEc2 } from './nodes/ec2.ts';
import { createFleet, demoFleetSize } from './nodes/fleet.ts';
import { createSts } from './nodes/sts.ts';
import type { SimulatorOptions } from './options.ts';
import { ssmValidator } from './shapes/ssm.ts';
import { createSystems, type Systems, type SystemsParts } from './systems.ts';
import type { CallContext, Fleet } from './system.ts';

/** A running simulator. */
export interface Simulator {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  readonly region: string;
  readonly accountId: string;
  /** Random at each start; the only ones that are served. */
  readonly credentials: Credentials;
  readonly faults: Faults;
  readonly calls: CallCounts;
  readonly fleet: Fleet;
  /** Ends all connections, commands and sessions; resolves when the port is free and no process is left. */
  dispose(): Promise<void>;
}

const accountId = '123456789012';
const callerArn = `arn:aws:iam::${accountId}:user/demo`;

/** Starts a simulator on 127.0.0.1. Rejects when the port is taken. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const parts = createParts(options);
  const { faults, counts, fleet, region } = parts;
  const systems = createSystems(parts);
  const credentials = randomCredentials();
  let endpoint = '';
  const fronts = createFronts(parts, systems, () => ({ accountId, region, callerArn, endpoint }));
  const authenticate = createAuthenticate(credentials, region, parts.clock);
  const http = await listen(systems, {
    port: options.port ?? 0,
    log: parts.log,
    answer: createRouter({ authenticate, fronts, log: parts.log }),
    onUpgrade: systems.onUpgrade,
  });
  endpoint = `http://127.0.0.1:${http.port}`;
  return {
    ...{ endpoint, region, accountId, credentials, faults, calls: counts, fleet },
    async dispose() {
      systems.dispose();
      await http.close();
    },
  };
}

/** What everything shares. */
function createParts(options: SimulatorOptions): SystemsParts & { readonly counts: CallCounts } {
  const { seed = 1, region = 'eu-central-1', clock = systemClock, log = silentLog } = options;
  const canRun = options.canRun ?? hasPosixShell();
  const count = options.nodes ?? demoFleetSize;
  return {
    ...{ options, seed, region, clock, log, accountId, callerArn },
    tokens: createTokens(),
    faults: createFaults(seed, options.faults),
    counts: createCallCounts(),
    fleet: createFleet({ count, seed, region, now: clock.now(), canRun }),
  };
}

/** The services behind the endpoint, by the name in a signature's scope. */
function createFronts(
  { options, clock, fleet, tokens, faults, counts }: ReturnType<typeof createParts>,
  { operations }: Systems,
  context: () => CallContext,
): ReadonlyMap<string, ServiceFront> {
  const rateLimit = options.rateLimit === undefined ? noRateLimit : createRateLimit(options.rateLimit, clock);
  const calls = createCallRunner({ faults, rateLimit, counts, tokens, clock });
  const targets = new Map([
    ['AmazonSSM', createSsmTarget({ operations, validator: ssmValidator(), calls, context })],
    ['SimulatorControl', createControl({ faults, counts })],
  ]);
  return new Map([
    ['ssm', createJsonFront(targets)],
    ['ec2', createQueryFront(createEc2(fleet, tokens), calls, context)],
    ['sts', createQueryFront(createSts(), calls, context)],
  ]);
}

/** A port that is taken leaves nothing behind. */
async function listen(systems: Systems, options: HttpOptions): Promise<HttpService> {
  try {
    return await startHttp(options);
  } catch (error) {
    systems.dispose();
    throw error;
  }
}

function randomCredentials(): Credentials {
  return {
    accessKeyId: `AKIADEMO${randomBytes(6).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
  };
}

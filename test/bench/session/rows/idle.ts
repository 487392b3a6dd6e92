import { once } from 'node:events';
import { connect, type Server } from 'node:net';
import { createConnections } from '../../../../src/core/aws/connections.ts';
import { createSessionService } from '../../../../src/core/aws/sessionService.ts';
import { createSimulator, type Simulator } from '../../../../src/simulator/simulator.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import type { Row } from '../../print.ts';
import { ourCarrier } from '../carriers/ours.ts';
import { portOf, startWorkServer } from '../peer/server.ts';
import { encodeWork } from '../work.ts';

const minutes = 10;
const stepMs = 1000;

/**
 * A tunnel with one open connection that says nothing, for ten minutes of a clock turned by hand: over a real
 * socket, with the timers of the agent and our own. Once for each version of the agent in the fleet.
 */
export async function benchIdle(): Promise<readonly Row[]> {
  const server = await startWorkServer();
  try {
    const rows: Row[] = [];
    let versions: readonly string[] | undefined;
    for (let index = 0; versions === undefined || index < versions.length; index++) {
      // A clock of its own each: requests are signed with the real time.
      const clock = new ManualClock(Date.now());
      const simulator = await createSimulator({ clock });
      versions ??= agentVersions(simulator);
      rows.push(
        await idleRow(simulator, clock, server, versions[index] ?? '').finally(() => simulator.dispose()),
      );
    }
    return rows;
  } finally {
    server.close();
  }
}

/** Versions of Linux nodes that are online, the newest first. */
function agentVersions({ fleet }: Simulator): readonly string[] {
  return [...new Set(fleet.nodes.filter(isUsable).map((node) => node.agentVersion))].sort().reverse();
}

function isUsable(node: Simulator['fleet']['nodes'][number]): boolean {
  return node.platform === 'Linux' && node.pingStatus === 'Online';
}

async function idleRow(
  simulator: Simulator,
  clock: ManualClock,
  server: Server,
  version: string,
): Promise<Row> {
  const node = simulator.fleet.nodes.find((each) => isUsable(each) && each.agentVersion === version);
  const connections = createConnections({ env: {} });
  try {
    const { endpoint, region, credentials } = simulator;
    const service = createSessionService(connections.open({ endpoint, region, credentials }));
    const text = await idle({ service, node: node?.id ?? '' }, clock, server);
    return {
      what: `idle tunnel, ${minutes} simulated minutes, agent ${version}`,
      measured: text,
      target: 'alive, no socket lost',
      holds: text === 'alive',
    };
  } finally {
    connections.dispose();
  }
}

async function idle(
  target: Parameters<typeof ourCarrier>[0],
  clock: ManualClock,
  server: Server,
): Promise<string> {
  const tunnel = await whileTurning(clock, ourCarrier(target, clock).openTunnel(portOf(server)));
  const socket = connect(tunnel.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(encodeWork({ kind: 'echo', bytes: 0, bytesPerSecond: 0 }));
  await echo(socket, clock);
  for (let ms = 0; ms < minutes * 60_000; ms += stepMs) await turn(clock);
  const outcome = socket.destroyed ? 'the connection ended' : await echo(socket, clock);
  const { losses } = tunnel;
  socket.destroy();
  await whileTurning(clock, tunnel.close());
  return losses === 0 ? outcome : `${outcome}, ${losses} sockets lost`;
}

async function echo(socket: ReturnType<typeof connect>, clock: ManualClock): Promise<string> {
  socket.write('k');
  const answer = once(socket, 'data').then(
    () => 'alive',
    () => 'the connection ended',
  );
  return await whileTurning(clock, answer);
}

/** Real sockets answer in real time: the clock goes on in small steps until they have. */
async function whileTurning<T>(clock: ManualClock, work: Promise<T>): Promise<T> {
  const turning = new AbortController();
  void work.finally(() => turning.abort()).catch(() => undefined);
  while (!turning.signal.aborted) await turn(clock, 1);
  return await work;
}

async function turn(clock: ManualClock, ms = stepMs): Promise<void> {
  await clock.advance(ms);
  await new Promise((resolve) => setTimeout(resolve, 3));
}

import type { Connection } from '../../src/core/aws/connection.ts';
import { createConnections } from '../../src/core/aws/connections.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import type { SimulatedNode } from '../../src/simulator/system.ts';
import type { SimulatorOptions } from '../../src/simulator/options.ts';

/** A simulator and a connection to it, over real HTTP and signatures. */
export interface Simulated {
  readonly simulator: Simulator;
  readonly connection: Connection;
  /** Calls of one service since the last reset. */
  calls(service: 'ssm' | 'ec2' | 'sts'): number;
}

/** Runs `test` against a simulator of its own, which has ended when this resolves. */
export async function withSimulator(
  options: SimulatorOptions,
  test: (simulated: Simulated) => Promise<void>,
): Promise<void> {
  const simulator = await createSimulator({ canRun: false, ...options });
  const connections = createConnections({ env: {} });
  try {
    const { endpoint, region, credentials } = simulator;
    const connection = connections.open({ endpoint, region, credentials, label: 'Demo fleet' });
    const calls: Simulated['calls'] = (service) => {
      const operations = simulator.calls.read()[service] ?? {};
      return Object.values(operations).reduce((sum, count) => sum + count, 0);
    };
    await test({ simulator, connection, calls });
  } finally {
    connections.dispose();
    await simulator.dispose();
  }
}

/** A node that sessions and commands really run on. */
export function onlineLinuxNode({ fleet }: Pick<Simulator, 'fleet'>): SimulatedNode {
  const found = fleet.nodes.find((node) => node.platform === 'Linux' && node.pingStatus === 'Online');
  if (found === undefined) throw new Error('The fleet has no online Linux node.');
  return found;
}

/** The state of the session that was started last, as the service tells it. */
export function sessionStatus(simulator: Simulator): Promise<string | undefined> {
  return asking(simulator, async (connection, signal) => {
    const answers = await Promise.all(
      (['Active', 'History'] as const).map((State) =>
        connection.call('DescribeSessions', { State }, { signal }),
      ),
    );
    const sessions = answers.flatMap(({ Sessions = [] }) => Sessions);
    const startOf = (session: (typeof sessions)[number]): number => session.StartDate?.getTime() ?? 0;
    return sessions.reduce((last, each) => (startOf(each) >= startOf(last) ? each : last), sessions[0] ?? {})
      .Status;
  });
}

/** Gives the account other preferences of Session Manager, in force from the next session on. */
export function setPreferences(
  simulator: Simulator,
  inputs: Readonly<Record<string, unknown>>,
): Promise<void> {
  const Name = 'SSM-SessionManagerRunShell';
  const Content = JSON.stringify({ schemaVersion: '1.0', sessionType: 'Standard_Stream', inputs });
  return asking(simulator, async (connection, signal) => {
    const update = { Name, Content, DocumentVersion: '$LATEST' };
    const { DocumentDescription } = await connection.call('UpdateDocument', update, { signal });
    const DocumentVersion = DocumentDescription?.DocumentVersion ?? '';
    await connection.call('UpdateDocumentDefaultVersion', { Name, DocumentVersion }, { signal });
  });
}

/** Asks the simulator something over a connection of its own. */
async function asking<T>(
  { endpoint, region, credentials }: Simulator,
  ask: (connection: Connection, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const connections = createConnections({ env: {} });
  try {
    return await ask(connections.open({ endpoint, region, credentials }), new AbortController().signal);
  } finally {
    connections.dispose();
  }
}

export { until } from './until.ts';

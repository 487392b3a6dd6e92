import type { Connection } from '../../src/core/aws/connection.ts';
import { createConnections } from '../../src/core/aws/connections.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
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

export { until } from './until.ts';

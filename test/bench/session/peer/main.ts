import { once } from 'node:events';
import type { FaultSettings } from '../../../../src/simulator/faults/faults.ts';
import { createSimulator } from '../../../../src/simulator/simulator.ts';
import { onlineLinuxNode } from '../../../support/simulated.ts';
import { portOf, startEchoSocket, startWorkServer } from './server.ts';

/** What the parent is told when everything listens. */
export interface PeerAddress {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly node: string;
  readonly workPort: number;
  readonly echoPort: number;
}

/** What the parent asks for: other faults. Each is answered by `null`. */
export interface PeerRequest {
  readonly faults: FaultSettings;
}

/** The simulator and what its tunnels lead to, until the parent goes. Runs as a process of its own. */
export async function main(): Promise<number> {
  const simulator = await createSimulator();
  const server = await startWorkServer();
  const echo = await startEchoSocket();
  process.on('message', ({ faults }: PeerRequest) => {
    simulator.faults.set(faults);
    process.send?.(null);
  });
  const { endpoint, region, credentials } = simulator;
  const address: PeerAddress = {
    ...{ endpoint, region, credentials },
    node: onlineLinuxNode(simulator).id,
    workPort: portOf(server),
    echoPort: portOf(echo),
  };
  process.send?.(address);
  await once(process, 'disconnect');
  server.close();
  echo.close();
  await simulator.dispose();
  return 0;
}

import { once } from 'node:events';
import { createConnections } from '../../../../src/core/aws/connections.ts';
import { createSessionService } from '../../../../src/core/aws/sessionService.ts';
import { ourCarrier } from '../carriers/ours.ts';
import type { PeerAddress } from '../peer/main.ts';

/** What the parent is told: the port of the tunnel, and then on each demand the process's memory in bytes. */
export interface MemoryReport {
  readonly port: number;
  readonly rss: number;
}

/** What the parent asks: the memory as it is, or after everything collectable was collected (`--expose-gc`). */
export interface MemoryDemand {
  readonly collect: boolean;
}

/** One tunnel in a process that does nothing else, until the parent goes. */
export async function main(): Promise<number> {
  // Our own parent says it.
  const address = new Promise<PeerAddress>((resolve) => process.once('message', resolve));
  const { endpoint, region, credentials, node, workPort } = await address;
  const connections = createConnections({ env: {} });
  const service = createSessionService(connections.open({ endpoint, region, credentials }));
  const tunnel = await ourCarrier({ service, node }).openTunnel(workPort);
  const report = (): void => {
    process.send?.({ port: tunnel.port, rss: process.memoryUsage.rss() } satisfies MemoryReport);
  };
  // Our own parent says it.
  process.on('message', (demand: MemoryDemand) => {
    if (demand.collect) globalThis.gc?.();
    report();
  });
  report();
  await once(process, 'disconnect');
  await tunnel.close();
  connections.dispose();
  return 0;
}

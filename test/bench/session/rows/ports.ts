import type { Row } from '../../print.ts';
import type { Carrier, TunnelPort } from '../carriers/carrier.ts';
import { download, transferOf, upload, withEach, type Transfer } from '../measure.ts';
import { rateRow } from './rate.ts';

const bytes = 20_000_000;
const streams = 20;
const bytesOfEach = 1_000_000;
/** Five times what the plugin was seen to reach with a real agent, MB/s. */
const floor = 3.3;
const timesPlugin = 5;

/** Forwarding: one stream down, one up, and twenty at once, half of them each way; all checked by SHA-256. */
export async function benchPorts(carriers: readonly Carrier[], workPort: number): Promise<readonly Row[]> {
  const measure = (work: (port: number) => Promise<Transfer>): Promise<readonly [Transfer, ...Transfer[]]> =>
    withEach(carriers, (carrier) => throughTunnel(carrier, workPort, ({ port }) => work(port)));
  const row = (what: string, transfers: readonly [Transfer, ...Transfer[]]): Row =>
    rateRow({ what, floor, timesPlugin }, carriers, transfers);
  return [
    row('port forwarding, one stream down, 20 MB', await measure((port) => download(port, bytes))),
    row('port forwarding, one stream up, 20 MB', await measure((port) => upload(port, bytes))),
    row('port forwarding, 20 streams at once, 1 MB each, half up', await measure(many)),
  ];
}

async function many(port: number): Promise<Transfer> {
  const began = performance.now();
  const transfers = await Promise.all(
    Array.from({ length: streams }, (_, index) =>
      index % 2 === 0 ? download(port, bytesOfEach) : upload(port, bytesOfEach),
    ),
  );
  return transferOf(
    streams * bytesOfEach,
    began,
    transfers.every(({ isIntact }) => isIntact),
  );
}

export async function throughTunnel<T>(
  carrier: Carrier,
  workPort: number,
  work: (tunnel: TunnelPort) => Promise<T>,
): Promise<T> {
  const tunnel = await carrier.openTunnel(workPort);
  try {
    return await work(tunnel);
  } finally {
    await tunnel.close();
  }
}

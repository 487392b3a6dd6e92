import type { ChannelFaults } from '../../../../src/simulator/faults/faults.ts';
import type { Row } from '../../print.ts';
import type { Carrier, TunnelPort } from '../carriers/carrier.ts';
import { download, upload, type Transfer } from '../measure.ts';
import type { Peer } from '../peer.ts';
import { throughTunnel } from './ports.ts';

const bytes = 20_000_000;
const share = 0.01;
const bad = { lostMessages: share, doubledMessages: share, reorderedMessages: share };
const killEveryMs = 2000;
/** So slow that several kills fall into the transfer. */
const throttled = 2_000_000;

/** 20 MB each way at once over a bad line, and over one whose sockets are cut every two seconds. */
export async function benchFaults(carrier: Carrier, peer: Peer): Promise<readonly Row[]> {
  return [
    await faultRow(carrier, peer, '1 % lost, 1 % doubled, 1 % reordered, 20 MB each way', bad),
    await faultRow(carrier, peer, '  and a peer that never repeats an acknowledgement', {
      ...bad,
      unrepeatedAcknowledgements: true,
    }),
    await killRow(carrier, peer),
  ];
}

async function faultRow(
  carrier: Carrier,
  peer: Peer,
  what: string,
  faults: Partial<ChannelFaults>,
): Promise<Row> {
  const { text, isIntact } = await under(carrier, peer, faults, 0);
  return { what, measured: text, target: 'completes intact', holds: isIntact };
}

async function killRow(carrier: Carrier, peer: Peer): Promise<Row> {
  const { text, isIntact, losses } = await under(carrier, peer, { dropSocketsEvery: killEveryMs }, throttled);
  return {
    what: 'socket killed every 2 s, 20 MB each way',
    measured: `${text}; ${losses} kills`,
    target: 'completes intact, several kills',
    holds: isIntact && losses >= 3,
  };
}

interface Outcome {
  readonly text: string;
  readonly isIntact: boolean;
  readonly losses: number;
}

/** Never rejects: what does not complete is the result. */
async function under(
  carrier: Carrier,
  peer: Peer,
  faults: Partial<ChannelFaults>,
  bytesPerSecond: number,
): Promise<Outcome> {
  return await throughTunnel(carrier, peer.workPort, async (tunnel) => {
    try {
      await peer.setFaults(faults);
      return await bothWays(tunnel, bytesPerSecond);
    } catch (error) {
      return { text: `FAILED: ${String(error)}`, isIntact: false, losses: tunnel.losses };
    } finally {
      await peer.setFaults();
    }
  });
}

async function bothWays(tunnel: TunnelPort, bytesPerSecond: number): Promise<Outcome> {
  const [down, up] = await Promise.all([
    download(tunnel.port, bytes, bytesPerSecond),
    upload(tunnel.port, bytes, bytesPerSecond),
  ]);
  const text = `down ${sentence(down)}, up ${sentence(up)}`;
  return { text, isIntact: down.isIntact && up.isIntact, losses: tunnel.losses };
}

function sentence({ seconds, isIntact }: Transfer): string {
  return `${isIntact ? 'intact' : 'DAMAGED'} in ${seconds.toFixed(1)} s`;
}

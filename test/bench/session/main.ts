import { loadavg } from 'node:os';
import { printTable, type Row } from '../print.ts';
import type { Carrier } from './carriers/carrier.ts';
import { ourCarrier } from './carriers/ours.ts';
import { findPlugin, pluginCarrier } from './carriers/plugin.ts';
import { startPeer, type Peer } from './peer.ts';
import { benchEcho } from './rows/echo.ts';
import { benchFaults } from './rows/faults.ts';
import { benchIdle } from './rows/idle.ts';
import { benchMemory } from './rows/memory.ts';
import { benchPorts } from './rows/ports.ts';
import { benchStream } from './rows/stream.ts';

interface Given {
  readonly peer: Peer;
  readonly ours: Carrier;
  /** Ours first, then the plugin where there is one. */
  readonly carriers: readonly Carrier[];
}

const benches: Readonly<Record<string, (given: Given) => Promise<readonly Row[]>>> = {
  stream: ({ carriers, peer }) => benchStream(carriers, peer.workPort),
  echo: ({ ours, peer }) => benchEcho(ours, peer),
  ports: ({ carriers, peer }) => benchPorts(carriers, peer.workPort),
  faults: ({ ours, peer }) => benchFaults(ours, peer),
  idle: () => benchIdle(),
  memory: ({ peer }) => benchMemory(peer),
};

/**
 * `[name …]`: measures sessions against the simulator in a process of its own, all of it or what is named, beside
 * AWS's plugin where it is on PATH, and prints measured beside target. 0 when all targets hold.
 */
export async function main(names: readonly string[]): Promise<number> {
  const peer = await startPeer();
  try {
    printLoad();
    const rows = await measure(names, givenOf(peer));
    printTable(rows);
    printLoad();
    return rows.every((row) => row.holds) ? 0 : 1;
  } finally {
    await peer.close();
  }
}

function givenOf(peer: Peer): Given {
  const ours = ourCarrier(peer);
  const plugin = findPlugin();
  console.log(
    plugin === undefined
      ? 'session-manager-plugin is not on PATH: no ratio, the absolute floors hold.'
      : `session-manager-plugin does the same work: ${plugin}`,
  );
  return { peer, ours, carriers: plugin === undefined ? [ours] : [ours, pluginCarrier(plugin, peer)] };
}

async function measure(names: readonly string[], given: Given): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const name of names.length === 0 ? Object.keys(benches) : names) {
    const bench = benches[name];
    if (bench === undefined)
      throw new Error(`no bench "${name}"; there are ${Object.keys(benches).join(', ')}`);
    const started = performance.now();
    console.log(`measuring: ${name}`);
    rows.push(...(await bench(given)));
    console.log(`  ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  return rows;
}

function printLoad(): void {
  const load = loadavg().map((value) => value.toFixed(1));
  console.log(`load average of the machine: ${load.join(' ')}`);
}

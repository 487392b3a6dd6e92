import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../../print.ts';
import type { MemoryDemand, MemoryReport } from '../memory/main.ts';
import { inTime, transferOf, upload, type Transfer } from '../measure.ts';
import type { Peer } from '../peer.ts';
import { startTool, type ToolProcess } from '../process.ts';
import { Check, encodeWork } from '../work.ts';

const bytes = 1_000_000_000;
const mostGrownMb = 30;
const sampleMs = 100;
/** What starting took is given back, or not, before anything is measured. */
const idleMs = 3000;
/** Each tenth of the transfer the reader stops for so long: what it does not take must stay at the node. */
const stopMs = 3000;
const stops = 10;

/** Above idle, MB. */
interface Growth {
  readonly most: number;
  /** At the end, when everything collectable was collected. */
  readonly kept: number;
}

/**
 * Carries 1 GB through a tunnel in a process of its own, down to a reader that stops again and again and, in
 * another process, up; and compares that process's memory with what it had before. Up, V8 lets dead buffers
 * gather as it likes (by tens of MB, another number each time): there what is kept must be flat.
 */
export async function benchMemory(peer: Peer): Promise<readonly Row[]> {
  const down = await inOwnProcess(peer, downloadStopping);
  const up = await inOwnProcess(peer, (port) => upload(port, bytes));
  return [
    rowOf('memory of a 1 GB transfer to a reader that stops (rss)', down, ({ most }) => most),
    rowOf('memory kept after a 1 GB transfer to the node (rss)', up, ({ kept }) => kept),
  ];
}

async function inOwnProcess(
  peer: Peer,
  carry: (port: number) => Promise<Transfer>,
): Promise<Transfer & Growth> {
  const client = startTool('test/bench/session/memory/main.ts', ['--expose-gc']);
  try {
    const { endpoint, region, credentials, node, workPort, echoPort } = peer;
    client.send({ endpoint, region, credentials, node, workPort, echoPort });
    const { port } = reportOf(await client.next());
    await sleep(idleMs);
    const idle = await ask(client, { collect: true });
    const sampler = sample(client);
    const transfer = await inTime('1 GB', carry(port));
    const most = await sampler.end();
    await sleep(idleMs);
    const kept = await ask(client, { collect: true });
    return { ...transfer, most: (most - idle) / 1e6, kept: (kept - idle) / 1e6 };
  } finally {
    await client.close();
  }
}

function rowOf(what: string, done: Transfer & Growth, measure: (growth: Growth) => number): Row {
  const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(1)} MB`;
  return {
    what,
    measured: `${signed(done.most)} at most, ${signed(done.kept)} kept; ${done.isIntact ? 'intact' : 'DAMAGED'}, ${done.megabytesPerSecond.toFixed(1)} MB/s`,
    target: `<= +${mostGrownMb} MB`,
    holds: measure(done) <= mostGrownMb && done.isIntact,
  };
}

async function downloadStopping(port: number): Promise<Transfer> {
  const socket = connect(port, '127.0.0.1');
  socket.write(encodeWork({ kind: 'download', bytes, bytesPerSecond: 0 }));
  const check = new Check(bytes);
  const began = performance.now();
  let nextStop = bytes / stops;
  socket.on('data', (chunk: Buffer) => {
    check.push(chunk);
    if (check.got < nextStop) return;
    nextStop += bytes / stops;
    socket.pause();
    setTimeout(() => socket.resume(), stopMs);
  });
  await once(socket, 'end');
  socket.destroy();
  return transferOf(bytes, began, check.isIntact);
}

function sample(client: ToolProcess): { end(): Promise<number> } {
  let isOver = false;
  let most = 0;
  const done = (async () => {
    while (!isOver) {
      most = Math.max(most, await ask(client));
      await sleep(sampleMs);
    }
  })();
  return {
    async end() {
      isOver = true;
      await done;
      return most;
    },
  };
}

async function ask(client: ToolProcess, demand: MemoryDemand = { collect: false }): Promise<number> {
  client.send(demand);
  return reportOf(await client.next()).rss;
}

function reportOf(message: unknown): MemoryReport {
  if (typeof message !== 'object' || message === null) throw new Error('the client did not start');
  return message as MemoryReport;
}

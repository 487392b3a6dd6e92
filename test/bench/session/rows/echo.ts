import { once } from 'node:events';
import { WebSocket } from 'ws';
import { median, type Row } from '../../print.ts';
import type { Carrier, RawStream } from '../carriers/carrier.ts';
import { inTime } from '../measure.ts';
import type { Peer } from '../peer.ts';
import { encodeWork } from '../work.ts';

const keystrokes = 2000;
const warmUp = 200;
const targetMs = 1;
/** As long as the frame of one keystroke is. */
const frame = Buffer.alloc(121, 'x');
const work = encodeWork({ kind: 'echo', bytes: 0, bytesPerSecond: 0 });

/**
 * What a keystroke takes from our channel to a program on the node and back, less what a frame takes over a bare
 * WebSocket of the same process; in turns, so that both see the same machine.
 */
export async function benchEcho(carrier: Carrier, peer: Peer): Promise<readonly Row[]> {
  const socket = new WebSocket(`ws://127.0.0.1:${peer.echoPort}`, { perMessageDeflate: false });
  await once(socket, 'open');
  let heard: () => void = () => undefined;
  const stream = await carrier.openRaw(peer.workPort, () => heard());
  const answered = (): Promise<void> => new Promise((resolve) => (heard = resolve));
  try {
    stream.input.write(work);
    const { ours, bare } = await inTime('the echo', measure(stream, socket, answered));
    return [echoRow(ours, bare)];
  } finally {
    socket.terminate();
    await stream.close();
  }
}

async function measure(
  stream: RawStream,
  socket: WebSocket,
  answered: () => Promise<void>,
): Promise<{ readonly ours: number; readonly bare: number }> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let count = 0; count < warmUp + keystrokes; count++) {
    const began = performance.now();
    const answer = answered();
    stream.input.write('k');
    await answer;
    const between = performance.now();
    const message = once(socket, 'message');
    socket.send(frame);
    await message;
    if (count < warmUp) continue;
    ours.push(between - began);
    bare.push(performance.now() - between);
  }
  return { ours: median(ours), bare: median(bare) };
}

function echoRow(ours: number, bare: number): Row {
  const added = ours - bare;
  return {
    what: `keystroke echo added by us, median of ${keystrokes}`,
    measured: `${added.toFixed(2)} ms (${ours.toFixed(2)} less ${bare.toFixed(2)} of a bare WebSocket)`,
    target: `<= ${targetMs} ms`,
    holds: added <= targetMs,
  };
}

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Carrier } from './carriers/carrier.ts';
import { Check, digestBytes, encodeWork, Payload, type Work } from './work.ts';

/** Of one transfer. */
export interface Transfer {
  readonly megabytesPerSecond: number;
  readonly seconds: number;
  readonly isIntact: boolean;
}

/** A transfer that has not ended after this long never will. */
const patienceMs = 600_000;

/** Rejects when `work` takes too long; the sentence says what was waited for. */
export async function inTime<T>(what: string, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const tooLong = sleep(patienceMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`${what}: not done after ${patienceMs / 1000} s`);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    timer.abort();
    tooLong.catch(() => undefined);
  }
}

export function transferOf(bytes: number, began: number, isIntact: boolean): Transfer {
  const seconds = (performance.now() - began) / 1000;
  return { megabytesPerSecond: bytes / 1e6 / seconds, seconds, isIntact };
}

/** Downloads through a tunnel. */
export async function download(port: number, bytes: number, bytesPerSecond = 0): Promise<Transfer> {
  const socket = await dial(port, { kind: 'download', bytes, bytesPerSecond });
  const check = new Check(bytes);
  const began = performance.now();
  socket.on('data', (chunk: Buffer) => check.push(chunk));
  await inTime('a download', ended(socket));
  return transferOf(bytes, began, check.isIntact);
}

/** Uploads through a tunnel; done when the node's SHA-256 has come back. */
export async function upload(port: number, bytes: number, bytesPerSecond = 0): Promise<Transfer> {
  const socket = await dial(port, { kind: 'upload', bytes, bytesPerSecond: 0 });
  const payload = new Payload(bytes);
  const answer: Buffer[] = [];
  const began = performance.now();
  socket.on('data', (chunk: Buffer) => answer.push(chunk));
  const done = ended(socket);
  await inTime('an upload', feed(socket, payload, bytes, bytesPerSecond));
  await inTime('an upload', done);
  const got = Buffer.concat(answer);
  return transferOf(bytes, began, got.length === digestBytes && got.equals(payload.digest()));
}

/** Writes a payload as fast as the stream takes it, or as it is allowed. */
export async function feed(
  stream: NodeJS.WritableStream,
  payload: Payload,
  bytes: number,
  bytesPerSecond = 0,
): Promise<void> {
  const began = Date.now();
  while (payload.left > 0) {
    if (!stream.write(payload.next())) await once(stream, 'drain');
    const due = bytesPerSecond === 0 ? 0 : began + ((bytes - payload.left) / bytesPerSecond) * 1000;
    if (due > Date.now()) await sleep(due - Date.now());
  }
}

async function dial(port: number, work: Work): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  socket.write(encodeWork(work));
  return socket;
}

/** Rejects when the connection is reset. */
async function ended(socket: Socket): Promise<void> {
  await once(socket, 'end');
  socket.destroy();
}

/** Runs a piece of work with each carrier in turn, and prints the second beside the first. */
export async function withEach<T>(
  carriers: readonly Carrier[],
  work: (carrier: Carrier) => Promise<T>,
): Promise<readonly [T, ...T[]]> {
  const results: T[] = [];
  for (const carrier of carriers) results.push(await work(carrier));
  const [first, ...rest] = results;
  if (first === undefined) throw new Error('no carrier');
  return [first, ...rest];
}

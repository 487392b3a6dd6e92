import type { Socket } from 'node:net';
import type { Clock } from '../../../../core/base/clock.ts';
import { payloadTypes } from '../../../../core/session/codec/index.ts';
import { maxPayload } from '../../channel/chunks.ts';
import type { SessionIo } from '../handler.ts';

/** What the ways to carry connections share. */
export interface PortContext {
  readonly io: SessionIo;
  readonly clock: Clock;
  /** Connects to the destination; rejects in the words of the node's system. */
  readonly dial: () => Promise<Socket>;
}

/** Bytes for a destination that does not take them which the agent keeps, as its smux does (§12). */
export const inwardLimit = 4 * 1024 * 1024;

/** Sends bytes of a port in messages as the agent cuts them: anywhere, at 1,024 bytes (§12). */
export function sendOutput(io: SessionIo, bytes: Uint8Array): void {
  for (let start = 0; start < bytes.byteLength; start += maxPayload) {
    io.send(payloadTypes.output, bytes.subarray(start, start + maxPayload));
  }
}

/** Sends what a socket says; it is not read while the client does not keep up, until it is resumed. */
export function pumpOut(socket: Socket, io: SessionIo): void {
  socket.on('data', (bytes: Buffer) => {
    sendOutput(io, bytes);
    if (io.isCongested) socket.pause();
  });
  socket.resume();
}

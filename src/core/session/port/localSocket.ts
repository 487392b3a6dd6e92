import type { Socket } from 'node:net';

/**
 * Takes over a local connection: nothing is read from it yet, its end of input does not end it, and its errors,
 * which `close` always follows, do not reach the process.
 */
export function adoptSocket(socket: Socket): void {
  socket.allowHalfOpen = true;
  socket.setNoDelay(true);
  socket.pause();
  socket.on('error', () => undefined);
}

/**
 * Ends a connection so that the program behind it knows that something is missing: after a plain end it would
 * take what it got for all there is.
 */
export function breakSocket(socket: Socket): void {
  if (!socket.destroyed) socket.resetAndDestroy();
}

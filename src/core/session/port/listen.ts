import { createServer, type Server, type Socket } from 'node:net';
import type { Disposable } from '../../base/disposable.ts';
import { AppError, type ErrorKind } from '../../base/errors.ts';
import { plainText } from '../../base/plainText.ts';

export interface ListenOptions {
  /** Default 127.0.0.1: a tunnel is nobody else's. */
  readonly host?: string;
  /** 0: any that is free. */
  readonly port: number;
  /** A connection came; nothing is read from it yet, and its end of input does not end it. */
  readonly connected: (socket: Socket) => void;
}

/** A listening port. Disposing stops listening and leaves the connections alone. */
export interface LocalListener extends Disposable {
  readonly host: string;
  readonly port: number;
}

const loopback = '127.0.0.1';
const highestPort = 65_535;
/** Ports tried by {@link nextFreePort}. */
const mostTries = 100;

/**
 * Listens on a local port.
 *
 * @throws AppError `conflict` with code EADDRINUSE when the port is taken, `denied` with EACCES when it may not
 *   be used, `invalid` for anything else that is wrong with host or port
 */
export async function listenLocally(options: ListenOptions): Promise<LocalListener> {
  const { host = loopback, port, connected } = options;
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, connected);
  const bound = await listen(server, host, port);
  // What goes wrong with one connection later must not end the process.
  server.on('error', () => undefined);
  return { host, port: bound, dispose: () => void server.close() };
}

/** The first port at or after `port` that is free, tried by listening; `undefined` when there is none near. */
export async function nextFreePort(port: number, host: string = loopback): Promise<number | undefined> {
  const last = Math.min(highestPort, port + mostTries - 1);
  for (let candidate = Math.max(1, port); candidate <= last; candidate++) {
    if (await isFree(candidate, host)) return candidate;
  }
  return undefined;
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  try {
    await listen(server, host, port);
    await new Promise((resolve) => server.close(resolve));
    return true;
  } catch {
    // Whatever is wrong with it, it cannot be listened on.
    return false;
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: unknown): void => reject(listenError(error, host, port));
    server.once('error', failed);
    try {
      // Exclusive: in a cluster a port is not shared.
      server.listen({ host, port, exclusive: true }, () => {
        server.off('error', failed);
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    } catch (error) {
      failed(error);
    }
  });
}

const kinds: Readonly<Record<string, ErrorKind>> = { EADDRINUSE: 'conflict', EACCES: 'denied' };
const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses it',
  EACCES: 'the operating system does not allow it; ports below 1024 are often reserved',
  EADDRNOTAVAIL: 'this computer has no such address',
};

function listenError(error: unknown, host: string, port: number): AppError {
  const code = codeOf(error);
  const reason = reasons[code] ?? `the operating system said ${code}`;
  const text = `Port ${String(port)} on ${plainText(host)} cannot be listened on: ${reason}.`;
  return new AppError(kinds[code] ?? 'invalid', text, { cause: error, code });
}

function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'nothing more';
}

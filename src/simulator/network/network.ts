import { connect, type Socket } from 'node:net';
import type { Disposable } from '../../core/base/disposable.ts';
import type { SimulatedNode } from '../system.ts';
import { isDenied } from './denied.ts';
import type { Destination } from './destination.ts';
import { placeOf, type Routes } from './routes.ts';
import { StatusPage } from './statusPage.ts';

/** What the nodes of the fleet reach. */
export interface Network extends Disposable {
  /** Whether the agent refuses to forward there. */
  isDenied(node: SimulatedNode, host: string): boolean;
  /** Connects; the socket is paused, and stays writable when the other side has ended. Rejects with the words of the agent's system, and when `signal` aborts. */
  dial(destination: Destination, signal: AbortSignal): Promise<Socket>;
}

/** The only address that is ever connected to: whoever may use the simulator reaches no more than by himself. */
const loopback = '127.0.0.1';

/** Servers on this computer's loopback stand for those of nodes and of hosts behind them. */
export function createNetwork(routes: Routes): Network {
  const page = new StatusPage();
  return {
    isDenied,
    async dial(destination, signal) {
      const { node, host, port } = destination;
      const place = placeOf(routes, node, host, port);
      if (place === 'nowhere') throw new Error(`lookup ${host ?? ''}: no such host`);
      if (place !== 'page') return dialLoopback(place.local, destination, signal);
      const socket = await dialLoopback(await page.port(), destination, signal);
      page.expect(socket.localPort ?? 0, destination);
      return socket;
    },
    dispose: () => page.dispose(),
  };
}

function dialLoopback(local: number, destination: Destination, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: loopback, port: local, allowHalfOpen: true });
    const abort = (): void => void socket.destroy(new Error('operation was canceled'));
    const failed = (error: NodeJS.ErrnoException): void => {
      signal.removeEventListener('abort', abort);
      reject(new Error(`dial tcp ${addressOf(destination)}: ${wordsOf(error)}`, { cause: error }));
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      signal.removeEventListener('abort', abort);
      socket.off('error', failed);
      socket.pause();
      resolve(socket);
    });
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** As the node sees it: nobody should have to know that it is another port here. */
function addressOf({ host, port }: Destination): string {
  return `${host ?? loopback}:${port}`;
}

function wordsOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ECONNREFUSED') return 'connect: connection refused';
  return code === 'ETIMEDOUT' ? 'i/o timeout' : message;
}

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { SimulatorSystem } from '../system.ts';
import { SessionService, type SessionsDeps } from './service.ts';
import { ChannelSockets } from './upgrade.ts';

export type { SessionsDeps } from './service.ts';

export interface SessionsSystem extends SimulatorSystem {
  /**
   * Takes over a WebSocket upgrade for a session's data channel; false when the request is not for one. Host and
   * Origin have been checked by the server.
   */
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}

/** Session Manager: StartSession, ResumeSession, TerminateSession, DescribeSessions and the data channel. */
export function createSessionsSystem(deps: SessionsDeps): SessionsSystem {
  const service = new SessionService(deps);
  const sockets = new ChannelSockets(service.store, service.tokens, deps.clock, deps.faults);
  const publication = deps.faults.onDidSetPublication((how) => {
    for (const session of service.store.newestFirst) if (!session.isOver) session.setPublication(how);
  });
  return {
    operations: service.operations,
    onUpgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
    dispose() {
      publication.dispose();
      service.store.dispose();
      sockets.dispose();
    },
  };
}

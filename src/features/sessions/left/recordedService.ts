import type { SessionService } from '../../../core/model/sessionService.ts';
import type { OpenSession } from './openSession.ts';
import type { WindowRecord } from './windowRecord.ts';

/**
 * A service whose sessions are remembered from StartSession's answer until TerminateSession's. One that could not be
 * terminated stays remembered; of one that ended by itself the session's owner must tell the record.
 *
 * @param describe what is remembered of the session with that id
 */
export function recordedService(
  service: SessionService,
  record: Pick<WindowRecord, 'opened' | 'ended'>,
  describe: (sessionId: string) => OpenSession,
): SessionService {
  return {
    ...service,
    start: async (...asked) => {
      const ticket = await service.start(...asked);
      record.opened(describe(ticket.sessionId));
      return ticket;
    },
    terminate: async (sessionId, signal) => {
      await service.terminate(sessionId, signal);
      record.ended(sessionId);
    },
  };
}

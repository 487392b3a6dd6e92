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
    start: async (request, signal) => {
      const ticket = await service.start(request, signal);
      record.opened(describe(ticket.sessionId));
      return ticket;
    },
    resume: (sessionId, signal) => service.resume(sessionId, signal),
    terminate: async (sessionId, signal) => {
      await service.terminate(sessionId, signal);
      record.ended(sessionId);
    },
    generateDataKey: (request, signal) => service.generateDataKey(request, signal),
    agentFor: (url) => service.agentFor(url),
  };
}

import type { Connection } from '../../../core/aws/connection.ts';
import type { OpenSession } from './openSession.ts';

const over: ReadonlySet<string | undefined> = new Set(['Terminated', 'Terminating', 'Failed']);

/** Those of `sessions` that the account still has (DescribeSessions, State Active); one call for each. */
export async function stillOpen(
  connection: Connection,
  sessions: readonly OpenSession[],
  signal: AbortSignal,
): Promise<readonly OpenSession[]> {
  const open: OpenSession[] = [];
  for (const session of sessions) {
    if (await isOpen(connection, session.sessionId, signal)) open.push(session);
  }
  return open;
}

async function isOpen(connection: Connection, sessionId: string, signal: AbortSignal): Promise<boolean> {
  const input = { State: 'Active' as const, Filters: [{ key: 'SessionId' as const, value: sessionId }] };
  const options = { signal, priority: 'background' } as const;
  for await (const { Sessions = [] } of connection.pages('DescribeSessions', input, options)) {
    if (Sessions.some((each) => each.SessionId === sessionId && !over.has(each.Status))) return true;
  }
  return false;
}

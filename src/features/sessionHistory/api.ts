import type * as ssm from '@aws-sdk/client-ssm';
import type { CallOptions, Connection } from '../../core/aws/connection.ts';
import { AppError } from '../../core/base/errors.ts';
import { newestFirst, sessionStatuses, type ListedSession, type SessionState } from './session.ts';

/** Which sessions the service is asked for; what is absent is not filtered by. */
export interface SessionFilter {
  /** Sessions on this node. */
  readonly target?: string;
  /** ARN of who opened them. */
  readonly owner?: string;
  readonly sessionId?: string;
}

export interface SessionPage {
  readonly sessions: readonly ListedSession[];
  /** Token of the next page; absent after the last one. */
  readonly next?: string;
}

/** The most that DescribeSessions gives in one call (API model). */
const mostSessions = 200;
/** As many past sessions as a person looks over at once. */
const historyPage = 50;

/**
 * All sessions that are there now (DescribeSessions, State Active), newest first.
 *
 * @param arrived is told each page, so that a failure further down does not take what came before it
 */
export async function activeSessions(
  connection: Connection,
  filter: SessionFilter,
  options: CallOptions,
  arrived?: (some: readonly ListedSession[]) => void,
): Promise<readonly ListedSession[]> {
  const input = { State: 'Active', MaxResults: mostSessions, ...filtersOf(filter) } as const;
  const found: ListedSession[] = [];
  for await (const page of connection.pages('DescribeSessions', input, options)) {
    const some = sessionsOf(page);
    arrived?.(some);
    found.push(...some);
  }
  return newestFirst(found);
}

/**
 * One page of sessions that are over (State History), newest first. An empty page that is not the last is read
 * past: there is nothing to show in it.
 */
export async function pastSessions(
  connection: Connection,
  filter: SessionFilter,
  token: string | undefined,
  options: CallOptions,
): Promise<SessionPage> {
  const input = { State: 'History', MaxResults: historyPage, ...filtersOf(filter) } as const;
  const from = token === undefined ? input : { ...input, NextToken: token };
  for await (const page of connection.pages('DescribeSessions', from, options)) {
    const sessions = newestFirst(sessionsOf(page));
    const next = page.NextToken ?? '';
    if (sessions.length > 0) return next === '' ? { sessions } : { sessions, next };
  }
  return { sessions: [] };
}

/** One session as it is now; undefined when the service does not list it in that state. */
export async function oneSession(
  connection: Connection,
  state: SessionState,
  sessionId: string,
  options: CallOptions,
): Promise<ListedSession | undefined> {
  const input = { State: state, MaxResults: mostSessions, ...filtersOf({ sessionId }) };
  for await (const page of connection.pages('DescribeSessions', input, options)) {
    const found = sessionsOf(page).find(({ id }) => id === sessionId);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The ARN under which this connection opens sessions (sts:GetCallerIdentity). */
export async function callerArn(connection: Connection, options: CallOptions): Promise<string> {
  const { Arn } = await connection.call('GetCallerIdentity', {}, options);
  if (Arn !== undefined && Arn !== '') return Arn;
  throw new AppError('invalid', 'AWS did not say who these credentials belong to.');
}

function filtersOf({ target, owner, sessionId }: SessionFilter): { Filters?: ssm.SessionFilter[] } {
  const filters = [
    ...(target === undefined ? [] : [{ key: 'Target', value: target } as const]),
    ...(owner === undefined ? [] : [{ key: 'Owner', value: owner } as const]),
    ...(sessionId === undefined ? [] : [{ key: 'SessionId', value: sessionId } as const]),
  ];
  return filters.length === 0 ? {} : { Filters: filters };
}

function sessionsOf(page: ssm.DescribeSessionsResponse): readonly ListedSession[] {
  return (page.Sessions ?? []).flatMap((wire) => toSession(wire) ?? []);
}

/** A session as DescribeSessions tells it; undefined for one without an id, with which nothing can be done. */
function toSession(wire: ssm.Session): ListedSession | undefined {
  if (wire.SessionId === undefined || wire.SessionId === '') return undefined;
  return {
    id: wire.SessionId,
    target: wire.Target ?? '',
    status: sessionStatuses.find((status) => status === wire.Status) ?? 'Unknown',
    startedAt: timeOf(wire.StartDate),
    endedAt: timeOf(wire.EndDate),
    documentName: wire.DocumentName ?? '',
    owner: wire.Owner ?? '',
    reason: wire.Reason ?? '',
    details: wire.Details ?? '',
    s3Url: wire.OutputUrl?.S3OutputUrl ?? '',
    cloudWatchUrl: wire.OutputUrl?.CloudWatchOutputUrl ?? '',
    maxDuration: wire.MaxSessionDuration ?? '',
  };
}

function timeOf(date: Date | undefined): number | undefined {
  const time = date?.getTime();
  return time === undefined || Number.isNaN(time) ? undefined : time;
}

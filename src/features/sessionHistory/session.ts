/** What DescribeSessions is asked for: sessions that are there, or those that are over. */
export type SessionState = 'Active' | 'History';

export const sessionStatuses = [
  'Connected',
  'Connecting',
  'Disconnected',
  'Terminated',
  'Terminating',
  'Failed',
] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

/** A session of the account, whoever opened it. Its texts are other people's: clean them before they are shown. */
export interface ListedSession {
  readonly id: string;
  /** `i-…`, `mi-…` or `ecs:cluster_task_runtime`. */
  readonly target: string;
  /** `Unknown` for one that is newer than this code. */
  readonly status: SessionStatus | 'Unknown';
  /** Milliseconds since the epoch. */
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly documentName: string;
  /** ARN of who opened it. */
  readonly owner: string;
  readonly reason: string;
  /** Why it stands as it does, in the service's words. */
  readonly details: string;
  readonly s3Url: string;
  readonly cloudWatchUrl: string;
  /** Minutes as the service writes them; empty without a limit. */
  readonly maxDuration: string;
}

const over: ReadonlySet<ListedSession['status']> = new Set(['Terminated', 'Terminating', 'Failed']);

/** Whether nothing more can be done to it. */
export function isOver({ status }: Pick<ListedSession, 'status'>): boolean {
  return over.has(status);
}

/** The service promises no order; one whose start it does not tell comes last. */
export function newestFirst(sessions: readonly ListedSession[]): readonly ListedSession[] {
  return [...sessions].sort((left, right) => (right.startedAt ?? 0) - (left.startedAt ?? 0));
}

/** Who opened it, as people call each other: the last part of the ARN. */
export function ownerName(arn: string): string {
  const resource = arn.slice(arn.lastIndexOf(':') + 1);
  return resource.slice(resource.lastIndexOf('/') + 1);
}

/** An address that a browser may be sent to; undefined for any other text. */
export function logAddress(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.href : undefined;
}

const portDocuments: ReadonlySet<string> = new Set([
  'AWS-StartPortForwardingSession',
  'AWS-StartPortForwardingSessionToRemoteHost',
  'AWS-StartPortForwardingSessionToSocket',
  'AWS-StartSSHSession',
]);

/** Whether AWS’s own document tells that it only passes bytes on, which are never logged. */
export function isNeverLogged({ documentName }: Pick<ListedSession, 'documentName'>): boolean {
  return portDocuments.has(documentName);
}

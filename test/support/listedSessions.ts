import type { Operations } from '../../src/core/aws/operations.ts';
import type { ListedSession } from '../../src/features/sessionHistory/session.ts';
import type { ShownSession } from '../../src/features/sessionHistory/view.ts';
import type { Answers } from './fakeConnection.ts';

type Page = Operations['DescribeSessions']['output'];
export type WireSession = NonNullable<Page['Sessions']>[number];

const started = Date.UTC(2026, 10, 20, 9, 0, 0);

/** A session as the room knows it. */
export function aSession(differences: Partial<ListedSession> = {}): ListedSession {
  return {
    id: 'alice-0a1b2c3d4e5f60718',
    target: 'i-00000000000000001',
    status: 'Connected',
    startedAt: started,
    endedAt: undefined,
    documentName: 'SSM-SessionManagerRunShell',
    owner: 'arn:aws:sts::111122223333:assumed-role/Operator/alice',
    reason: '',
    details: '',
    s3Url: '',
    cloudWatchUrl: '',
    maxDuration: '',
    ...differences,
  };
}

export function shown(
  session: Partial<ListedSession> = {},
  facts: Partial<Omit<ShownSession, 'session'>> = {},
): ShownSession {
  return { session: aSession(session), nodeName: '', isHeld: false, ...facts };
}

/** A session as the service tells it; the later its number, the later it began. */
export function wireSession(number: number, differences: Partial<WireSession> = {}): WireSession {
  return {
    SessionId: `alice-${String(number)}`,
    Target: 'i-00000000000000001',
    Status: 'Connected',
    StartDate: new Date(started + number * 60_000),
    DocumentName: 'SSM-SessionManagerRunShell',
    Owner: 'arn:aws:sts::111122223333:assumed-role/Operator/alice',
    ...differences,
  };
}

/** DescribeSessions over two lists that a test may change while it runs; pages of the past have `size` sessions. */
export function sessionAnswers(
  lists: { active: readonly WireSession[]; past: readonly WireSession[] },
  size = 50,
): Answers {
  return {
    DescribeInstances: () => ({ Reservations: [] }),
    DescribeSessions: ({ State, NextToken, Filters = [] }): Page => {
      const all = State === 'Active' ? lists.active : lists.past;
      const found = all.filter((session) =>
        Filters.every(({ key, value }) => valueOf(session, key ?? '') === value),
      );
      if (State === 'Active') return { Sessions: [...found] };
      const from = Number(NextToken ?? 0);
      const Sessions = found.slice(from, from + size);
      return from + size < found.length ? { Sessions, NextToken: String(from + size) } : { Sessions };
    },
  };
}

function valueOf(session: WireSession, key: string): string | undefined {
  if (key === 'Target') return session.Target;
  return key === 'Owner' ? session.Owner : session.SessionId;
}

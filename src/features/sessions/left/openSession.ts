import type { ConnectionSpec } from '../../../core/aws/connection.ts';
import { finite, flag, listOf, optional, shape, text, type Guarded } from '../../../core/base/shape.ts';

/** The connection that a session was opened under, as it can be opened again: no credentials. */
const isPlace = shape({
  profile: optional(text),
  region: optional(text),
  endpoint: optional(text),
  useFips: optional(flag),
});

const isOpenSession = shape({
  sessionId: text,
  nodeId: text,
  nodeName: text,
  place: isPlace,
  documentName: optional(text),
  /** Whether the same can be opened again: neither tasks, nor parameters, which may be secret and are not kept. */
  isRepeatable: flag,
  /** Milliseconds since the epoch. */
  startedAt: finite,
  /** Its window ended it when it closed. */
  endedAt: optional(finite),
});

/** A session as a window remembers it on disk: what names it and opens it again, and no secret. */
export type OpenSession = Guarded<typeof isOpenSession>;

/** What a session is started with that is remembered of it. */
export interface StartedWith {
  readonly node: { readonly id: string; readonly name: string };
  readonly connection: { readonly spec: ConnectionSpec };
  readonly choice?: { readonly documentName?: string; readonly parameters?: unknown };
  readonly isTask?: boolean;
}

/** @param now milliseconds since the epoch */
export function openSessionOf(
  sessionId: string,
  { node, connection, choice = {}, isTask = false }: StartedWith,
  now: number,
): OpenSession {
  const { profile, region, endpoint, useFips } = connection.spec;
  const { documentName, parameters } = choice;
  return {
    sessionId,
    nodeId: node.id,
    nodeName: node.name,
    place: {
      ...(profile === undefined ? {} : { profile }),
      ...(region === undefined ? {} : { region }),
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(useFips === undefined ? {} : { useFips }),
    },
    ...(documentName === undefined ? {} : { documentName }),
    isRepeatable: !isTask && parameters === undefined,
    startedAt: now,
  };
}

const isWindowSessions = shape({ window: text, sessions: listOf(isOpenSession) });

/** The sessions that a window had open; `window` is the same before and after a reload. */
export type WindowSessions = Guarded<typeof isWindowSessions>;

export function parseWindowSessions(value: unknown): WindowSessions | undefined {
  return isWindowSessions(value) ? value : undefined;
}

/** A window that is loaded anew is back sooner than this. */
const reloadMilliseconds = 2 * 60_000;
/** Of an older one nobody waits for news. */
const oldestMilliseconds = 24 * 3_600_000;

/** What became of sessions whose window is gone. */
export interface Fate {
  /** It ended them itself, just now. */
  readonly ended: readonly OpenSession[];
  /** Nobody ended them: they may be open. */
  readonly left: readonly OpenSession[];
}

export function fateOf(sessions: readonly OpenSession[], now: number): Fate {
  return {
    ended: sessions.filter((session) => isJustEnded(session, now)),
    left: sessions.filter(
      ({ endedAt, startedAt }) => endedAt === undefined && now - startedAt <= oldestMilliseconds,
    ),
  };
}

export function isJustEnded({ endedAt }: Pick<OpenSession, 'endedAt'>, now: number): boolean {
  return endedAt !== undefined && now - endedAt <= reloadMilliseconds;
}

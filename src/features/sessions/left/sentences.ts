import { plainText } from '../../../core/base/plainText.ts';
import { connectionWords, count, names } from '../../../core/base/words.ts';
import { nodeLabel } from '../../../core/model/nodeLabel.ts';
import type { OpenSession } from './openSession.ts';

/** Sessions of one connection. */
export interface PlacedSessions {
  readonly connection: { readonly label: string; readonly region: string };
  readonly sessions: readonly OpenSession[];
}

/** Said after a reload, or after the window was closed and opened again, which cannot be told apart. */
export function endedSentence(sessions: readonly OpenSession[]): string {
  const left = sessions.filter(({ isRepeatable }) => !isRepeatable);
  const but =
    left.length === 0 || left.length === sessions.length
      ? ''
      : ` Tasks and sessions with parameters (${nodesOf(left)}) are not opened again.`;
  return `The window was reloaded or closed, which ended ${theSessions(sessions)}.${but}`;
}

/** Said of sessions that nobody has ended: which, and under which connections. */
export function openSentence(placed: readonly PlacedSessions[]): string {
  const number = placed.reduce((sum, { sessions }) => sum + sessions.length, 0);
  const where = placed.map(
    ({ connection, sessions }) => `${nodesOf(sessions)} under ${plainText(connectionWords(connection))}`,
  );
  const are = number === 1 ? 'is' : 'are';
  return `${count(number, 'session')} ${are} still open after VS Code ended unexpectedly: ${where.join('; ')}.`;
}

/** Completes “Could not …”. */
export function askingFor(sessions: readonly OpenSession[]): string {
  const are = sessions.length === 1 ? 'is' : 'are';
  return `learn whether ${theSessions(sessions)} ${are} still open after VS Code ended unexpectedly`;
}

function theSessions(sessions: readonly OpenSession[]): string {
  return `the ${sessions.length === 1 ? 'session' : 'sessions'} on ${nodesOf(sessions)}`;
}

function nodesOf(sessions: readonly OpenSession[]): string {
  return names([
    ...new Set(sessions.map(({ nodeId, nodeName }) => nodeLabel({ id: nodeId, name: nodeName }))),
  ]);
}

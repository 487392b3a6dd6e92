import { plainText } from '../../core/base/plainText.ts';
import { elapsed, momentWords } from '../../core/base/words.ts';
import type { TooltipLines, TreeRow } from '../../core/model/tree.ts';
import {
  isNeverLogged,
  isOver,
  logAddress,
  ownerName,
  type ListedSession,
  type SessionState,
} from './session.ts';

/** A session with what the service does not say of it. */
export interface ShownSession {
  readonly session: ListedSession;
  /** As the Nodes view calls it; empty while nobody knows. */
  readonly nodeName: string;
  /** It is open in this window. */
  readonly isHeld: boolean;
}

/** A row of the Sessions view. */
export type SessionsElement =
  | { readonly kind: 'group'; readonly state: SessionState; readonly size: number; readonly hasMore: boolean }
  | ({ readonly kind: 'session'; readonly connectionId: string } & ShownSession)
  | { readonly kind: 'more' };

/** @param now milliseconds since the epoch: moments of today are times alone */
export function rowOf(element: SessionsElement, now: number): TreeRow {
  switch (element.kind) {
    case 'group':
      return groupRow(element.state, element.size, element.hasMore);
    case 'session':
      return sessionRow(element, now);
    case 'more':
      return moreRow;
  }
}

const moreRow: TreeRow = {
  id: 'more',
  label: 'Load more…',
  icon: 'ellipsis',
  contextValue: 'more',
  command: { title: 'Load More', command: 'ssmWorkbench.sessionHistory.loadMore' },
};

const groupLabels: { readonly [S in SessionState]: string } = { Active: 'Active', History: 'Past' };
const groupIcons: { readonly [S in SessionState]: string } = { Active: 'remote', History: 'history' };

function groupRow(state: SessionState, size: number, hasMore: boolean): TreeRow {
  const label = groupLabels[state];
  const summary = size === 0 ? 'none' : `${size.toLocaleString('en-US')}${hasMore ? ' so far' : ''}`;
  return {
    // Another row when it is empty: VS Code would keep closed what had nothing to open.
    id: size === 0 ? `group:${state}:none` : `group:${state}`,
    label,
    description: summary,
    icon: groupIcons[state],
    contextValue: 'group',
    collapsible: size === 0 ? 'none' : 'expanded',
    accessibilityLabel: `${label} sessions, ${summary}`,
  };
}

/** Codicon and colour; the shape tells the status too. */
const icons: { readonly [S in ListedSession['status']]: readonly [icon: string, color?: string] } = {
  Connected: ['vm-active', 'testing.iconPassed'],
  Connecting: ['vm-connect'],
  Disconnected: ['debug-disconnect', 'list.warningForeground'],
  Terminating: ['vm-outline'],
  Terminated: ['vm-outline', 'disabledForeground'],
  Failed: ['error', 'testing.iconFailed'],
  Unknown: ['question'],
};

function sessionRow(element: Extract<SessionsElement, { kind: 'session' }>, now: number): TreeRow {
  const { session, isHeld } = element;
  const label = nodeLabel(element);
  const description = descriptionOf(session, now);
  const [icon, iconColor] = icons[session.status];
  const open = 'ssmWorkbench.sessionHistory.showTerminal';
  return {
    id: `session:${session.id}`,
    label,
    description,
    icon,
    ...(iconColor === undefined ? {} : { iconColor }),
    contextValue: contextOf(session, isHeld),
    accessibilityLabel: `${label}, ${session.status}, ${description.replaceAll(' · ', ', ')}`,
    ...(isHeld ? { command: { title: 'Show in Terminal', command: open, arguments: [element] } } : {}),
  };
}

function contextOf(session: ListedSession, isHeld: boolean): string {
  const words = [
    'session',
    isOver(session) ? 'over' : 'active',
    isHeld ? 'held' : '',
    logAddress(session.s3Url) === undefined ? '' : 's3Log',
    logAddress(session.cloudWatchUrl) === undefined ? '' : 'cloudWatchLog',
    hasNamedLog(session) || isNeverLogged(session) ? '' : 'unnamedLog',
  ];
  return words.filter((word) => word !== '').join(' ');
}

function hasNamedLog({ s3Url, cloudWatchUrl }: ListedSession): boolean {
  return logAddress(s3Url) !== undefined || logAddress(cloudWatchUrl) !== undefined;
}

/** The name of the node that it is on, else its id. */
function nodeLabel({ session, nodeName }: ShownSession): string {
  return plainText(nodeName) || plainText(session.target) || 'Unknown node';
}

/** `web-1 (i-0abc…)`, or the id alone. */
export function nodeWords(shown: ShownSession): string {
  const label = nodeLabel(shown);
  const id = plainText(shown.session.target);
  return label === id || id === '' ? label : `${label} (${id})`;
}

/** Sessions without a document of their own run this one; it goes without saying. */
const usualDocument = 'SSM-SessionManagerRunShell';

function descriptionOf(session: ListedSession, now: number): string {
  const { documentName, reason, owner } = session;
  const document = documentName === usualDocument ? '' : documentName;
  const parts = [ownerName(owner), ...timeWords(session, now), document, reason];
  return parts
    .map(plainText)
    .filter((part) => part !== '')
    .join(' · ');
}

function timeWords(session: ListedSession, now: number): readonly string[] {
  const { startedAt, endedAt } = session;
  if (startedAt === undefined) return [];
  const start = momentWords(startedAt, now);
  if (endedAt !== undefined) return [elapsed(endedAt - startedAt), start];
  return [isOver(session) ? start : `since ${start}`];
}

/** Everything that is known of a session, a line each; lines without a value are left out. */
export function sessionTooltip(shown: ShownSession, now: number): TooltipLines {
  const { session } = shown;
  const moment = (time: number | undefined): string => (time === undefined ? '' : momentWords(time, now));
  const lines: TooltipLines = [
    ['Node', nodeWords(shown)],
    ['Owner', session.owner],
    ['Status', session.status],
    ['Details', session.details],
    ['Reason', session.reason],
    ['Document', session.documentName],
    ['Started', moment(session.startedAt)],
    ['Ended', moment(session.endedAt)],
    ['Duration', durationWords(session, now)],
    ['Limit', session.maxDuration === '' ? '' : `${session.maxDuration} min`],
    ['Session', session.id],
    ['S3 log', session.s3Url],
    ['CloudWatch log', session.cloudWatchUrl],
    ['Log', isNeverLogged(session) ? 'none: port forwarding and SSH sessions are never logged' : ''],
    ['Resume', resumeWords(shown)],
  ];
  return lines
    .map(([label, value]) => [label, plainText(value)] as const)
    .filter(([, value]) => value !== '');
}

/** How long it has lasted, or lasts by now; nobody knows of one that is over and has no end. */
function durationWords(session: ListedSession, now: number): string {
  const end = session.endedAt ?? (isOver(session) ? undefined : now);
  return session.startedAt === undefined || end === undefined ? '' : elapsed(end - session.startedAt);
}

/**
 * A session goes on only with the sequence numbers that its client has reached (session protocol §7, §13), and no
 * call tells those of another client.
 */
function resumeWords({ session, isHeld }: ShownSession): string {
  if (isOver(session)) return '';
  return isHeld
    ? 'It is open in this window, and goes on by itself when its connection was lost.'
    : 'Only the client that opened it can go on with it: nobody else knows how far its messages have come.';
}

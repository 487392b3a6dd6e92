import { test } from 'node:test';
import assert from 'node:assert/strict';
import { sessionStatuses } from '../../../../src/features/sessionHistory/session.ts';
import {
  nodeWords,
  rowOf,
  sessionTooltip,
  type SessionsElement,
  type ShownSession,
} from '../../../../src/features/sessionHistory/view.ts';
import { aSession, shown } from '../../../support/listedSessions.ts';

const start = Date.UTC(2026, 10, 20, 9, 0, 0);
const now = start + 90_000;
const clock = new Date(start).toLocaleTimeString();

function element(which: ShownSession): SessionsElement {
  return { kind: 'session', connectionId: 'c', ...which };
}

test('a row says node, who, since when and why', () => {
  const row = rowOf(element(shown({ reason: 'incident 4711' }, { nodeName: 'web-1' })), now);
  assert.equal(row.label, 'web-1');
  assert.equal(row.description, `alice · since ${clock} · incident 4711`);
  assert.equal(row.contextValue, 'session active unnamedLog');
  assert.equal(row.command, undefined);
  assert.equal(row.accessibilityLabel, `web-1, Connected, alice, since ${clock}, incident 4711`);
});

test('one that is over says how long it was, and its document where that is a special one', () => {
  const over = shown({
    status: 'Terminated',
    endedAt: start + 80_000,
    documentName: 'AWS-StartSSHSession',
    s3Url: 'https://s3.example/a',
  });
  const row = rowOf(element(over), now);
  assert.equal(row.label, 'i-00000000000000001');
  assert.equal(row.description, `alice · 1 min 20 s · ${clock} · AWS-StartSSHSession`);
  assert.equal(row.contextValue, 'session over s3Log');
});

test('each status has a shape of its own beside its colour, but for the two of an end', () => {
  const icons = sessionStatuses.map((status) => rowOf(element(shown({ status })), now).icon);
  assert.equal(new Set(icons).size, sessionStatuses.length - 1);
});

test('one of this window is opened by a click', () => {
  const row = rowOf(element(shown({}, { isHeld: true })), now);
  assert.equal(row.contextValue, 'session active held unnamedLog');
  assert.equal(row.command?.command, 'ssmWorkbench.sessionHistory.showTerminal');
});

test('only logs that a browser can open are offered', () => {
  const both = { s3Url: 's3://bucket/log', cloudWatchUrl: 'https://console.example/logs' };
  assert.equal(rowOf(element(shown(both)), now).contextValue, 'session active cloudWatchLog');
});

test('groups count what is known, and say when there is more', () => {
  const group = (state: 'Active' | 'History', size: number, hasMore: boolean): SessionsElement => ({
    kind: 'group',
    state,
    size,
    hasMore,
  });
  const active = rowOf(group('Active', 0, false), now);
  assert.deepEqual([active.label, active.description, active.collapsible], ['Active', 'none', 'none']);
  const past = rowOf(group('History', 1050, true), now);
  assert.deepEqual([past.label, past.description, past.collapsible], ['Past', '1,050 so far', 'expanded']);
  assert.equal(rowOf({ kind: 'more' }, now).command?.command, 'ssmWorkbench.sessionHistory.loadMore');
});

test('hostile words of others stay one line of text', () => {
  const hostile = 'a\u001b[31m\r\nb\u202ec';
  const which = shown(
    { reason: hostile, target: hostile, owner: `arn:x/${hostile}`, documentName: hostile, details: hostile },
    { nodeName: hostile },
  );
  const row = rowOf(element(which), now);
  const words = [row.label, row.description, row.accessibilityLabel, ...sessionTooltip(which, now).flat()];
  for (const text of words) assert.doesNotMatch(text ?? '', /[\p{Cc}\u202e]/u);
});

test('the tooltip tells everything, and nothing that is not known', () => {
  const which = shown(
    { status: 'Disconnected', maxDuration: '60', reason: 'r', cloudWatchUrl: 'https://cw' },
    { nodeName: 'web-1' },
  );
  const lines = new Map(sessionTooltip(which, now));
  assert.deepEqual(
    [...lines.keys()],
    [
      'Node',
      'Owner',
      'Status',
      'Reason',
      'Document',
      'Started',
      'Duration',
      'Limit',
      'Session',
      'CloudWatch log',
      'Resume',
    ],
  );
  assert.equal(lines.get('Node'), 'web-1 (i-00000000000000001)');
  assert.equal(lines.get('Owner'), 'arn:aws:sts::111122223333:assumed-role/Operator/alice');
  assert.equal(lines.get('Duration'), '1 min 30 s');
});

test('why another client’s session cannot be resumed: its sequence numbers are its own (§7, §13)', () => {
  const resume = (which: ShownSession): string | undefined =>
    sessionTooltip(which, now).find(([label]) => label === 'Resume')?.[1];
  assert.match(resume(shown()) ?? '', /Only the client that opened it/);
  assert.match(resume(shown({}, { isHeld: true })) ?? '', /open in this window/);
  assert.equal(resume(shown({ status: 'Terminated' })), undefined);
});

test('a node without a name is called by its id, a session without a node is of an unknown one', () => {
  assert.equal(nodeWords(shown()), 'i-00000000000000001');
  assert.equal(nodeWords({ session: aSession({ target: '' }), nodeName: '', isHeld: false }), 'Unknown node');
  const silent = shown({ startedAt: undefined, owner: '', documentName: '' });
  assert.equal(rowOf(element(silent), now).description, '');
});

test('a log that the service does not name can be looked for, but for sessions that are never logged', () => {
  const context = (which: Parameters<typeof shown>[0]): string | undefined =>
    rowOf(element(shown(which)), now).contextValue;
  assert.equal(context({ status: 'Terminated' }), 'session over unnamedLog');
  assert.equal(context({ documentName: 'AWS-StartSSHSession' }), 'session active');
  const tunnel = shown({ documentName: 'AWS-StartPortForwardingSession' });
  assert.match(new Map(sessionTooltip(tunnel, now)).get('Log') ?? '', /never logged/);
  assert.equal(new Map(sessionTooltip(shown(), now)).get('Log'), undefined);
});

test('a session that runs says for how long, across midnight and years, and never less than nothing', () => {
  const lasting = (milliseconds: number): string | undefined =>
    new Map(sessionTooltip(shown(), start + milliseconds)).get('Duration');
  assert.equal(lasting(0), '0 ms');
  assert.equal(lasting(59_000), '59 s');
  assert.equal(lasting(3_600_000), '1 h 0 min');
  assert.equal(lasting(26 * 3_600_000), '26 h 0 min');
  assert.equal(lasting(-5_000), '0 ms', 'a clock of the service that is ahead of ours');
});

test('a session of another day says the day', () => {
  const later = start + 3 * 86_400_000;
  const { description } = rowOf(element(shown()), later);
  assert.equal(description, `alice · since ${new Date(start).toLocaleString()}`);
});

test('a status that is newer than this code is said, not guessed', () => {
  const row = rowOf(element(shown({ status: 'Unknown' })), now);
  assert.deepEqual([row.icon, row.contextValue], ['question', 'session active unnamedLog']);
  assert.match(row.accessibilityLabel ?? '', /^i-0+1, Unknown, alice/);
});

test('a screen reader hears whole groups: what they are, and how many', () => {
  const of = (size: number, hasMore = false): string | undefined =>
    rowOf({ kind: 'group', state: 'History', size, hasMore }, now).accessibilityLabel;
  assert.deepEqual(
    [of(0), of(3), of(50, true)],
    ['Past sessions, none', 'Past sessions, 3', 'Past sessions, 50 so far'],
  );
});

test('of one that is over and has no end, nobody says that it still lasts', () => {
  const facts = shown({ status: 'Failed' });
  const { description } = rowOf({ kind: 'session', connectionId: '', ...facts }, start);
  assert.equal(description, `alice · ${new Date(start).toLocaleTimeString()}`);
  assert.equal(new Map(sessionTooltip(facts, start + 3_600_000)).get('Duration'), undefined);
});

import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { AppError } from '../../../../../src/core/base/errors.ts';
import type { OpenSession } from '../../../../../src/features/sessions/left/openSession.ts';
import { recordFolder, recordNames, Records } from '../../../../../src/features/sessions/left/records.ts';
import { LeftSessions } from '../../../../../src/features/sessions/ui/leftSessions.ts';
import type { WantedSession } from '../../../../../src/features/sessions/ui/starter.ts';
import { FakeConnection, FakeConnections, type Answers } from '../../../../support/fakeConnection.ts';
import { fakeServices, FakeHost } from '../../../../support/fakeHost.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';
import { aComputer, aSession, leaveRecord, ownFolder } from '../../../../support/session/leftScene.ts';
import { until } from '../../../../support/until.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

const terminate = 'ssmWorkbench.sessionHistory.terminate';

/** A window called `here` whose account has the sessions of `open`; the process 7 runs. */
function aWindow(t: TestContext, open: readonly string[] = [], answers: Answers = {}) {
  const desk = freshDesk(t);
  const fake = new FakeHost();
  const clock = new ManualClock();
  const running = new Set([7]);
  const processes = { ...aComputer(), isRunning: (pid: number) => running.has(pid) };
  const storage = ownFolder(t);
  const folder = recordFolder(storage, processes);
  const records = new Records(folder, processes);
  const connection = new FakeConnection({
    DescribeSessions: ({ Filters = [] }) => {
      const SessionId = Filters[0]?.value ?? '';
      return { Sessions: open.includes(SessionId) ? [{ SessionId, Status: 'Connected' as const }] : [] };
    },
    ...answers,
  });
  const connections = new FakeConnections(connection);
  const services = fakeServices(connections, clock);
  const again: (readonly WantedSession[])[] = [];
  const openAgain = (wanted: readonly WantedSession[]): Promise<void> => {
    again.push(wanted);
    return Promise.resolve();
  };
  const left = new LeftSessions({ host: fake.host, services, records, window: () => 'here', openAgain });
  t.after(() => left.dispose());
  const leave = (pid: number, sessions: readonly OpenSession[], window = 'here'): Promise<string> =>
    leaveRecord(storage, processes, pid, { window, sessions });
  const leaveText = (pid: number, text: string): Promise<string> =>
    leaveRecord(storage, processes, pid, text);
  const kept = async (): Promise<number> => (await recordNames(folder)).length;
  const ended = (id: string, more: Partial<OpenSession> = {}): OpenSession =>
    aSession(id, { endedAt: clock.now() - 1000, ...more });
  return { desk, fake, clock, running, connection, connections, left, leave, leaveText, kept, ended, again };
}

/** Waits for something that files have a part in, and for what follows from it. */
async function untilKept(window: ReturnType<typeof aWindow>, number: number): Promise<void> {
  let kept = -1;
  const look = async (): Promise<void> => void (kept = await window.kept());
  await look();
  await until(() => {
    void look();
    return kept === number;
  }, 'the records');
  await settle();
}

describe('a window that was loaded anew', () => {
  it('says which sessions that has ended, without a call, and opens them again', async (t) => {
    const window = aWindow(t);
    const { desk, left, leave, ended, connection, again, kept } = window;
    await leave(8, [ended('1'), ended('2', { documentName: 'My-Login' })]);
    await left.look();
    assert.deepEqual(
      [desk.message.severity, desk.message.text, desk.message.buttons],
      [
        'information',
        'The window was reloaded or closed, which ended the sessions on web-1 (i-1), web-2 (i-2).',
        ['Open Again'],
      ],
    );
    assert.equal(await kept(), 0);
    desk.message.press('Open Again');
    await settle();
    const known = { connectionId: 'fake@eu-central-1', platform: 'Unknown', online: true, production: false };
    assert.deepEqual(again, [
      [
        { node: { ...known, id: 'i-1', name: 'web-1' }, choice: {} },
        { node: { ...known, id: 'i-2', name: 'web-2' }, choice: { documentName: 'My-Login' } },
      ],
    ]);
    assert.equal(connection.calls.length, 0);
  });

  it('opens nothing when the message is dismissed, and no task by itself', async (t) => {
    const { desk, left, leave, ended, again } = aWindow(t);
    await leave(8, [ended('1', { isRepeatable: false })]);
    await left.look();
    assert.deepEqual(desk.message.buttons, []);
    desk.message.dismiss();
    await settle();
    assert.deepEqual(again, []);
  });

  it('says nothing of what ended longer ago, or in another workspace', async (t) => {
    const { desk, left, leave, ended, clock, kept } = aWindow(t);
    await leave(8, [aSession('1', { endedAt: clock.now() - 121_000 })]);
    await leave(9, [ended('2')], 'there');
    await left.look();
    assert.equal(desk.messages.length, 0);
    assert.equal(await kept(), 1, 'the other workspace’s is left to its own window');
    await clock.advance(121_000);
    await left.look();
    assert.equal(desk.messages.length, 0);
    assert.equal(await kept(), 0);
  });

  it('waits for the window before it, which may still be ending its sessions', async (t) => {
    const window = aWindow(t);
    const { desk, left, leave, ended, clock, running, connection } = window;
    await leave(7, [aSession('1')]);
    await left.look();
    assert.equal(desk.messages.length, 0);
    await leave(7, [ended('1')]);
    running.delete(7);
    await clock.advance(5000);
    await untilKept(window, 0);
    await until(() => desk.messages.length === 1, 'the message');
    assert.match(desk.message.text, /reloaded or closed, which ended the session on web-1/);
    assert.equal(connection.calls.length, 0);
  });

  it('leaves the sessions of a window that lives alone, and does not look for ever', async (t) => {
    const { desk, left, leave, clock, connection, kept } = aWindow(t, ['s-1']);
    await leave(7, [aSession('1')]);
    await left.look();
    for (const wait of [2000, 5000, 10_000, 20_000, 40_000]) {
      await until(() => clock.pending === 1, 'the next look');
      await clock.advance(wait);
    }
    await left.look([]);
    assert.equal(clock.pending, 0);
    assert.equal(await kept(), 1);
    assert.deepEqual([desk.messages.length, connection.calls.length], [0, 0]);
  });

  it('does not look again once it is closed, nor for another workspace’s window', async (t) => {
    const { left, leave, clock } = aWindow(t);
    await leave(7, [aSession('1')], 'there');
    await left.look();
    assert.equal(clock.pending, 0);
    await leave(7, [aSession('1')]);
    await left.look();
    assert.equal(clock.pending, 1);
    left.dispose();
    assert.equal(clock.pending, 0);
  });

  it('takes away what cannot be read, unless its window lives', async (t) => {
    const { desk, left, leaveText, clock, kept } = aWindow(t);
    await leaveText(7, '{"window":');
    await leaveText(8, '[]');
    await left.look();
    assert.deepEqual([await kept(), desk.messages.length, clock.pending], [1, 0, 0]);
  });
});

describe('sessions that nobody has ended', () => {
  it('are told when the account still has them, and terminated as those of the view are', async (t) => {
    const { desk, fake, left, leave, kept } = aWindow(t, ['s-1', 's-3']);
    await leave(8, [aSession('1'), aSession('2')], 'there');
    await leave(9, [aSession('3')]);
    await left.look();
    await until(() => desk.messages.length === 1, 'the message');
    assert.equal(desk.message.severity, 'warning');
    assert.match(
      desk.message.text,
      /^2 sessions are still open .*: web-[13].*, web-[13].* under fake@eu-central-1/,
    );
    assert.deepEqual(desk.message.buttons, ['Terminate', 'Show Sessions']);
    desk.message.press('Terminate');
    await until(() => fake.executed.length === 1, 'the termination');
    const [id, first, rows] = fake.executed[0] ?? assert.fail('nothing was done');
    assert.equal(id, terminate);
    assert.ok(Array.isArray(rows));
    assert.equal(rows[0], first);
    assert.deepEqual(rows.map((row: { session: unknown; kind: unknown }) => [row.kind, row.session]).sort(), [
      ['session', { id: 's-1' }],
      ['session', { id: 's-3' }],
    ]);
    await settle();
    assert.equal(await kept(), 2, 'the next window asks whether they are over');
  });

  it('are shown in their view, when it is of their connection', async (t) => {
    const { desk, left, leave, connections } = aWindow(t, ['s-1']);
    await leave(8, [aSession('1')]);
    await left.look();
    await until(() => desk.messages.length === 1, 'the message');
    desk.message.press('Show Sessions');
    await until(() => desk.executed.length > 0, 'the view');
    assert.deepEqual(desk.executed.at(-1), ['ssmWorkbench.sessions.focus']);

    connections.switchTo(new FakeConnection({}, { profile: 'another' }));
    await leave(9, [aSession('1')]);
    await left.look();
    await until(() => desk.messages.length === 2, 'the message');
    assert.deepEqual(desk.message.buttons, ['Terminate']);
  });

  it('are forgotten when they are over, without a word', async (t) => {
    const window = aWindow(t);
    await window.leave(8, [aSession('1')]);
    await window.left.look();
    await untilKept(window, 0);
    assert.equal(window.connection.count('DescribeSessions'), 1);
    assert.equal(window.desk.messages.length, 0);
  });

  it('are forgotten when they are older than a day, without a call', async (t) => {
    const { left, leave, clock, connection, kept } = aWindow(t, ['s-1']);
    await leave(8, [aSession('1', { startedAt: clock.now() - 25 * 3_600_000 })]);
    await left.look();
    assert.deepEqual([await kept(), connection.calls.length], [0, 0]);
  });

  it('are forgotten when the person does not want to hear of them', async (t) => {
    const window = aWindow(t, ['s-1']);
    await window.leave(8, [aSession('1')]);
    await window.left.look();
    await until(() => window.desk.messages.length === 1, 'the message');
    assert.equal(await window.kept(), 1);
    window.desk.message.dismiss();
    await untilKept(window, 0);
  });

  it('are asked for again where the account did not say, and not forgotten', async (t) => {
    const expired = new AppError('expired', 'Expired.');
    const { desk, fake, left, leave, connection, kept } = aWindow(t, [], {
      DescribeSessions: () => {
        throw expired;
      },
    });
    await leave(8, [aSession('1')]);
    await left.look();
    await until(() => fake.failures.length === 1, 'the failure');
    const { error, what, retry, profile } = fake.failures[0] ?? assert.fail('no failure');
    assert.deepEqual([error, profile], [expired, 'fake']);
    assert.match(what ?? '', /learn whether the session on web-1 \(i-1\) is still open/);
    assert.equal(await kept(), 1);
    connection.answer({
      DescribeSessions: () => ({ Sessions: [{ SessionId: 's-1', Status: 'Connected' }] }),
    });
    void retry?.();
    await until(() => desk.messages.length === 1, 'the message');
    assert.match(desk.message.text, /^1 session is still open/);
  });

  it('are told beside those that the window has ended in time', async (t) => {
    const { desk, left, leave, ended } = aWindow(t, ['s-2']);
    await leave(8, [ended('1'), aSession('2')]);
    await left.look();
    await until(() => desk.messages.length === 2, 'two messages');
    assert.match(desk.messages[0]?.text ?? '', /ended the session on web-1/);
    assert.match(desk.messages[1]?.text ?? '', /1 session is still open .*web-2/);
  });
});

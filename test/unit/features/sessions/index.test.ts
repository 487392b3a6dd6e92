import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import * as vscode from 'vscode';
import { registerSessions } from '../../../../src/features/sessions/index.ts';
import type { OpenSession } from '../../../../src/features/sessions/left/openSession.ts';
import { systemProcesses } from '../../../../src/features/sessions/left/processes.ts';
import { recordFolder, recordNames } from '../../../../src/features/sessions/left/records.ts';
import { FakeConnection, FakeConnections } from '../../../support/fakeConnection.ts';
import { fakeServices, FakeHost } from '../../../support/fakeHost.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';
import { aSession, leaveRecord, ownFolder } from '../../../support/session/leftScene.ts';
import { freshDesk } from '../../../support/vscode/desk.ts';
import { until } from '../../../support/until.ts';

/** The extension begins where a window called `here` has left those sessions. */
async function begin(t: TestContext, sessions: (now: number) => readonly OpenSession[], isTrusted = true) {
  const desk = freshDesk(t);
  desk.isTrusted = isTrusted;
  const fake = new FakeHost();
  const clock = new ManualClock();
  const storage = ownFolder(t);
  const processes = systemProcesses();
  const connection = new FakeConnection({ DescribeSessions: () => ({}) });
  await fake.host.workspaceState.update('ssmWorkbench.sessions.window', 'here');
  const content = { window: 'here', sessions: sessions(clock.now()) };
  await leaveRecord(storage, processes, processes.own, content);
  const host = { ...fake.host, globalStorageUri: vscode.Uri.file(storage) };
  const door = registerSessions(host, fakeServices(new FakeConnections(connection), clock));
  t.after(() => door.dispose());
  const kept = (): Promise<readonly string[]> => recordNames(recordFolder(storage, processes));
  return { desk, connection, kept };
}

describe('the begin of a window', () => {
  it('tells of sessions that ended when it was loaded anew', async (t) => {
    const { desk, connection } = await begin(t, (now) => [aSession('1', { endedAt: now - 1000 })]);
    await until(() => desk.messages.length === 1, 'the message');
    assert.match(desk.message.text, /reloaded or closed, which ended the session on web-1/);
    assert.equal(connection.calls.length, 0);
  });

  it('asks the account for sessions that nobody has ended', async (t) => {
    const { desk, connection } = await begin(t, () => [aSession('1')]);
    await until(() => connection.count('DescribeSessions') === 1, 'the question');
    await settle();
    assert.equal(desk.messages.length, 0);
  });

  it('does neither in a workspace that is not trusted, until it is', async (t) => {
    const { desk, connection, kept } = await begin(t, () => [aSession('1')], false);
    await settle();
    assert.deepEqual([(await kept()).length, connection.calls.length], [1, 0]);
    desk.grantTrust();
    await until(() => connection.count('DescribeSessions') === 1, 'the question');
  });
});

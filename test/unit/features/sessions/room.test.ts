import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { NodeRef } from '../../../../src/core/model/refs.ts';
import { registerSessions } from '../../../../src/features/sessions/index.ts';
import { FakeConnection, FakeConnections, type Answers } from '../../../support/fakeConnection.ts';
import { fakeServices, FakeHost } from '../../../support/fakeHost.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';
import { freshDesk } from '../../../support/vscode/desk.ts';
import { until } from '../../../support/until.ts';

const ids = {
  start: 'ssmWorkbench.sessions.start',
  show: 'ssmWorkbench.sessions.show',
  held: 'ssmWorkbench.sessions.held',
} as const;

function aRoom(t: TestContext, answers: Answers = {}) {
  const desk = freshDesk(t);
  const fake = new FakeHost();
  let sessions = 0;
  const connection = new FakeConnection({
    StartSession: () => ({
      SessionId: `s-${String((sessions += 1))}`,
      StreamUrl: 'wss://stream',
      TokenValue: 'secret',
    }),
    TerminateSession: () => ({}),
    ...answers,
  });
  const door = registerSessions(fake.host, fakeServices(new FakeConnections(connection), new ManualClock()));
  t.after(() => door.dispose());
  const node = (id: string, more: Partial<NodeRef> = {}): NodeRef => ({
    connectionId: connection.id,
    id,
    name: `name of ${id}`,
    platform: 'Linux',
    online: true,
    production: false,
    ...more,
  });
  const held = (): Promise<unknown> => fake.call(ids.held);
  return { desk, fake, connection, node, held };
}

describe('the sessions of this window', () => {
  it('are none, without loading anything, before one was started', async (t) => {
    const { held, connection } = aRoom(t);
    assert.deepEqual(await held(), []);
    assert.equal(connection.calls.length, 0);
  });

  it('are told by id, node and phase until their terminals are closed', async (t) => {
    const { desk, fake, node, connection, held } = aRoom(t);
    await fake.call(ids.start, node('i-1'));
    await fake.call(ids.start, node('i-2'));
    await until(() => connection.count('StartSession') === 2, 'two sessions');
    await settle();
    const connectionId = 'fake@eu-central-1';
    const all = (await held()) as { phase: string }[];
    assert.deepEqual(
      all.map((each) => ({ ...each, phase: '' })),
      [
        { sessionId: 's-1', connectionId, nodeId: 'i-1', phase: '' },
        { sessionId: 's-2', connectionId, nodeId: 'i-2', phase: '' },
      ],
    );
    desk.terminals[0]?.dispose();
    await settle();
    assert.equal(await count(), 1);

    async function count(): Promise<number> {
      return ((await held()) as unknown[]).length;
    }
  });

  it('are brought to the front by their ids', async (t) => {
    const { desk, fake, node, connection } = aRoom(t);
    await fake.call(ids.start, node('i-1'));
    await fake.call(ids.start, node('i-2'));
    await until(() => connection.count('StartSession') === 2, 'two sessions');
    await settle();
    assert.equal(desk.activeTerminal, desk.terminals[1]);
    await fake.call(ids.show, 's-1');
    assert.equal(desk.activeTerminal, desk.terminals[0]);
  });

  it('do not include another client’s, which is said', async (t) => {
    const { fake } = aRoom(t);
    for (const id of ['s-of-another', undefined, 7]) {
      await assert.rejects(fake.call(ids.show, id), { kind: 'notFound' });
    }
  });
});

describe('starting a session', () => {
  it('is refused in a workspace that is not trusted', async (t) => {
    const { desk, fake, node, connection } = aRoom(t);
    desk.isTrusted = false;
    await assert.rejects(fake.call(ids.start, node('i-1')), { kind: 'denied' });
    assert.equal(connection.calls.length, 0);
  });

  it('needs a node that is one, of a connection that is open', async (t) => {
    const { fake, node } = aRoom(t);
    await assert.rejects(fake.call(ids.start, 'i-1'), { kind: 'invalid' });
    await assert.rejects(fake.call(ids.start, node('i-1', { connectionId: 'gone' })), { kind: 'notFound' });
  });

  it('shows production in red', async (t) => {
    const { desk, fake, node } = aRoom(t);
    await fake.call(ids.start, node('i-1', { production: true }));
    assert.equal(desk.terminal.creationOptions.color?.id, 'terminal.ansiRed');
  });
});

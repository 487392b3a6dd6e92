import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { silentLog } from '../../../../../src/core/base/log.ts';
import {
  parseWindowSessions,
  type OpenSession,
} from '../../../../../src/features/sessions/left/openSession.ts';
import { WindowRecord } from '../../../../../src/features/sessions/left/windowRecord.ts';
import { openSideBySide, terminalOptions } from '../../../../../src/features/sessions/ui/terminal.ts';
import { FakeConnection, type Answers } from '../../../../support/fakeConnection.ts';
import { ownFolder } from '../../../../support/session/leftScene.ts';
import { aWindow } from '../../../../support/session/shellsScene.ts';

/** A window with a terminal on each of these nodes, and what it remembers. */
async function open(t: TestContext, ids: readonly string[], answers: Answers = {}) {
  const file = join(ownFolder(t), '1-a.json');
  const remember = (clock: WindowClock): WindowRecord =>
    new WindowRecord({ file, window: () => 'here', clock, log: silentLog });
  const scene = aWindow(t, answers, remember);
  const { shells, node, connection, clock, fake } = scene;
  const made = ids.map((id) => shells.make({ node: node(id), connection }));
  openSideBySide(made.map((shell) => terminalOptions(shell.node, shell.session.title, shell.pty)));
  await scene.settle();
  const sessions = (): readonly OpenSession[] => {
    if (!existsSync(file)) return [];
    return parseWindowSessions(JSON.parse(readFileSync(file, 'utf8')))?.sessions ?? assert.fail('no record');
  };
  const remembered = (): readonly string[] => sessions().map(({ sessionId }) => sessionId);
  const close = async (): Promise<void> => {
    const closed = Promise.all(fake.closing.map((task) => task()));
    await clock.advance(3000);
    await closed;
  };
  return { ...scene, file, sessions, remembered, close };
}

type WindowClock = ConstructorParameters<typeof WindowRecord>[0]['clock'];

describe('the open sessions of a window', () => {
  it('are remembered without what opens them or what moves in them', async (t) => {
    const { sessions, file, clock } = await open(t, ['i-1']);
    const [first = assert.fail('nothing is remembered')] = sessions();
    const startedAt = clock.now() - 120;
    assert.deepEqual(
      { ...first, startedAt },
      {
        sessionId: 'session-i-1',
        nodeId: 'i-1',
        nodeName: 'name-of-i-1',
        place: { profile: 'fake' },
        isRepeatable: true,
        startedAt,
      },
    );
    assert.doesNotMatch(readFileSync(file, 'utf8'), /secret-token|wss:/);
  });

  it('are forgotten when their terminal is closed, and when the node ends them', async (t) => {
    const { desk, agents, clock, remembered, file } = await open(t, ['i-1', 'i-2', 'i-3']);
    assert.deepEqual(remembered(), ['session-i-1', 'session-i-2', 'session-i-3']);
    agents.get('i-2')?.close();
    await clock.advance(50);
    assert.deepEqual(remembered(), ['session-i-1', 'session-i-3']);
    for (const index of [0, 2]) desk.terminals[index]?.dispose();
    await clock.advance(3000);
    assert.equal(existsSync(file), false);
  });

  it('stay remembered where they could not be terminated', async (t) => {
    const { desk, clock, remembered, fake } = await open(t, ['i-1'], {
      TerminateSession: () => {
        throw new AppError('expired', 'Expired.');
      },
    });
    desk.terminal.dispose();
    await clock.advance(3000);
    assert.deepEqual(remembered(), ['session-i-1']);
    assert.equal(fake.failures.length, 1);
  });

  it('are told to the next window as ended by this one, but for those that it could not end', async (t) => {
    const { sessions, close } = await open(t, ['i-1', 'i-2'], {
      TerminateSession: ({ SessionId }) => {
        if (SessionId === 'session-i-2') throw new AppError('network', 'No network.');
        return {};
      },
    });
    await close();
    assert.deepEqual(
      sessions().map(({ sessionId, endedAt }) => [sessionId, endedAt !== undefined]),
      [
        ['session-i-1', true],
        ['session-i-2', false],
      ],
    );
  });

  it('of the demo fleet are not remembered: it ends with its window', async (t) => {
    const { shells, node, settle, file, connection } = await open(t, []);
    const credentials = { accessKeyId: 'demo', secretAccessKey: 'demo' };
    const demo = new FakeConnection(
      { StartSession: () => ({ SessionId: 's-demo', StreamUrl: 'wss://stream/i-1', TokenValue: 't' }) },
      { credentials, label: 'Demo fleet' },
    );
    demo.answer({ TerminateSession: () => ({}) });
    const shell = shells.make({ node: node('i-1'), connection: demo });
    openSideBySide([terminalOptions(shell.node, shell.session.title, shell.pty)]);
    await settle();
    assert.equal(shell.session.sessionId, 's-demo');
    assert.equal(connection.count('StartSession'), 0);
    assert.equal(existsSync(file), false);
  });
});

import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { openSideBySide, terminalOptions } from '../../../../../src/features/sessions/ui/terminal.ts';
import { aWindow, type ShellsScene } from '../../../../support/session/shellsScene.ts';
import type { Answers } from '../../../../support/fakeConnection.ts';

/** A window with a terminal on each of these nodes. */
async function open(t: TestContext, ids: readonly string[], answers: Answers = {}): Promise<ShellsScene> {
  const scene = aWindow(t, answers);
  const { shells, node, connection } = scene;
  const made = ids.map((id) => shells.make({ node: node(id), connection }));
  openSideBySide(made.map((shell) => terminalOptions(shell.node, shell.session.title, shell.pty)));
  await scene.settle();
  return scene;
}

/** What VS Code waits for when the window is closed or loaded anew. */
async function close({ fake, clock }: ShellsScene): Promise<void> {
  const closed = Promise.all(fake.closing.map((task) => task()));
  await clock.advance(3000);
  await closed;
}

describe('the sessions of a window that closes', () => {
  it('are all terminated, one that has ended and one whose terminal was just closed once', async (t) => {
    const scene = await open(t, ['i-1', 'i-2', 'i-3']);
    scene.agents.get('i-2')?.close();
    await scene.clock.advance(50);
    scene.desk.terminals[2]?.dispose();
    await close(scene);
    assert.deepEqual(scene.connection.inputs('TerminateSession'), [
      { SessionId: 'session-i-3' },
      { SessionId: 'session-i-1' },
    ]);
  });

  it('are waited for while StartSession is on its way', async (t) => {
    let answer = (): void => undefined;
    const later = new Promise<void>((resolve) => (answer = resolve));
    const scene = await open(t, ['i-1'], {
      StartSession: async () => {
        await later;
        return { SessionId: 's-late', StreamUrl: 'wss://stream/i-1', TokenValue: 'secret' };
      },
    });
    const closed = close(scene);
    answer();
    await closed;
    assert.deepEqual(scene.connection.inputs('TerminateSession'), [{ SessionId: 's-late' }]);
  });

  it('are named in the log when they could not be terminated in time, and only they', async (t) => {
    const scene = await open(t, ['i-1', 'i-2']);
    const warn = t.mock.method(scene.fake.host.log, 'warn', () => undefined);
    scene.agents.get('i-2')?.close();
    await scene.clock.advance(50);
    scene.shells.dispose();
    const lines = warn.mock.calls.map(({ arguments: [line] }) => line);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /session-i-1 on i-1 is left to its idle limit: .*Sessions view/);
  });
});

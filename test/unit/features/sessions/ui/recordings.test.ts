import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import * as vscode from 'vscode';
import { kindOf } from '../../../../../src/core/base/errors.ts';
import { Recordings } from '../../../../../src/features/sessions/ui/recordings.ts';
import { openSideBySide, terminalOptions } from '../../../../../src/features/sessions/ui/terminal.ts';
import { until } from '../../../../support/until.ts';
import { aWindow, type ShellsScene } from '../../../../support/session/shellsScene.ts';

interface Scene extends ShellsScene {
  readonly recordings: Recordings;
  readonly folder: string;
  readonly open: (id: string) => Promise<void>;
  /** Records the terminal in front to that file. */
  readonly record: (file: string) => Promise<string>;
}

async function aScene(t: TestContext): Promise<Scene> {
  const window = aWindow(t);
  const { shells, connection, fake, node, desk, clock } = window;
  const recordings = new Recordings(fake.host, shells, clock);
  const folder = await mkdtemp(join(tmpdir(), 'recordings-'));
  t.after(async () => {
    recordings.dispose();
    await rm(folder, { recursive: true });
  });
  const open = async (id: string): Promise<void> => {
    const shell = shells.make({ node: node(id), connection });
    openSideBySide([terminalOptions(shell.node, shell.session.title, shell.pty)]);
    await window.settle();
  };
  const record = async (file: string): Promise<string> => {
    const path = join(folder, file);
    desk.saveTo = vscode.Uri.file(path) as unknown as NonNullable<typeof desk.saveTo>;
    await recordings.record();
    return path;
  };
  return { ...window, recordings, folder, open, record };
}

const said = ({ fake }: Scene): Promise<void> =>
  until(() => fake.said.length > 0, 'it says where it was recorded');

describe('recording a session', () => {
  it('warns that secrets are written, asks for a file, and writes what is shown from then on', async (t) => {
    const scene = await aScene(t);
    await scene.open('i-1');
    const path = await scene.record('a.cast');
    assert.match(scene.fake.asked[0]?.detail ?? '', /written to disk, with secrets/);
    assert.match(String(scene.desk.saves[0]?.defaultUri), /i-1-.*\.cast$/);
    assert.equal(scene.desk.terminal.name, '● name-of-i-1');
    const status = scene.desk.statusBar.at(-1);
    assert.deepEqual([status?.isShown, status?.text], [true, '$(record) Recording a.cast']);
    scene.agents.get('i-1')?.send('hello\r\n');
    await scene.clock.advance(50);
    await scene.recordings.stop();
    const [head, ...events] = (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    assert.equal((head as { version: number }).version, 2);
    assert.deepEqual(
      events.map((event) => (event as unknown[]).slice(1)),
      [['o', 'hello\r\n']],
    );
    assert.equal(scene.desk.terminal.name, 'name-of-i-1');
    assert.equal(status?.isShown, false);
  });

  it('never has keys that the node does not show', async (t) => {
    const scene = await aScene(t);
    await scene.open('i-1');
    const path = await scene.record('a.txt');
    scene.desk.terminal.type('hunter2\r');
    scene.agents.get('i-1')?.send('Password:\r\nok\r\n');
    await scene.clock.advance(50);
    await scene.recordings.stop();
    assert.equal(await readFile(path, 'utf8'), 'Password:\nok\n');
  });

  it('ends with the session, whose last words it has', async (t) => {
    const scene = await aScene(t);
    await scene.open('i-1');
    const path = await scene.record('a.txt');
    scene.agents.get('i-1')?.close('Idle for too long.');
    await scene.clock.advance(50);
    await said(scene);
    assert.match(await readFile(path, 'utf8'), /Idle for too long\./);
    assert.equal(scene.desk.contexts.get('ssmWorkbench.sessions.recording'), false);
  });

  it('ends with a session that ended while the file was being opened', async (t) => {
    const scene = await aScene(t);
    await scene.open('i-1');
    const record = scene.record('a.txt');
    await until(() => scene.desk.saves.length > 0, 'the file is asked for');
    scene.agents.get('i-1')?.close();
    await scene.clock.advance(50);
    // Not even begun where the session was quicker still.
    await record.catch((error: unknown) => assert.equal(kindOf(error), 'conflict'));
    assert.notEqual(scene.desk.contexts.get('ssmWorkbench.sessions.recording'), true);
    assert.notEqual(scene.desk.statusBar.at(-1)?.isShown, true);
  });

  it('ends when the terminal is closed', async (t) => {
    const scene = await aScene(t);
    await scene.open('i-1');
    await scene.record('a.txt');
    scene.desk.terminal.dispose();
    await scene.clock.advance(3000);
    await said(scene);
    assert.equal(scene.desk.contexts.get('ssmWorkbench.sessions.recording'), false);
  });

  it('ends before the window does, so that nothing that was shown is lost', async (t) => {
    const scene = await aScene(t);
    await scene.open('i-1');
    const path = await scene.record('a.txt');
    scene.agents.get('i-1')?.send('last\r\n');
    await scene.clock.advance(50);
    const closing = Promise.all(scene.fake.closing.map((task) => task()));
    await scene.clock.advance(3000);
    await closing;
    assert.match(await readFile(path, 'utf8'), /^last\n/);
  });

  it('is nothing when the person thinks better of it', async (t) => {
    const scene = await aScene(t);
    await scene.open('i-1');
    scene.fake.answer = false;
    await scene.recordings.record();
    assert.equal(scene.desk.saves.length, 0);
    scene.fake.answer = true;
    scene.desk.saveTo = undefined;
    await scene.recordings.record();
    assert.equal(scene.desk.terminal.name, 'name-of-i-1');
  });

  it('needs a terminal in front that is a session’s, and none that is recorded already', async (t) => {
    const scene = await aScene(t);
    await assert.rejects(scene.recordings.record(), /Click into the terminal/);
    await scene.open('i-1');
    assert.equal(scene.desk.contexts.get('ssmWorkbench.sessions.inFront'), true);
    await scene.record('a.txt');
    await assert.rejects(scene.recordings.record(), /already/);
    await scene.recordings.stop();
    scene.desk.focusTerminal(undefined);
    assert.equal(scene.desk.contexts.get('ssmWorkbench.sessions.inFront'), false);
  });

  it('says which file cannot be written, and the terminal goes on', async (t) => {
    const scene = await aScene(t);
    await scene.open('i-1');
    await assert.rejects(scene.record(join('missing', 'a.txt')), /missing.*cannot be written/);
    assert.equal(scene.desk.terminal.name, 'name-of-i-1');
    scene.agents.get('i-1')?.send('still here');
    await scene.clock.advance(50);
    assert.match(scene.desk.terminal.text, /still here/);
  });

  it('goes to files of this computer only', async (t) => {
    const scene = await aScene(t);
    await scene.open('i-1');
    scene.desk.saveTo = vscode.Uri.parse('vscode-vfs://github/a.cast') as unknown as NonNullable<
      typeof scene.desk.saveTo
    >;
    await assert.rejects(scene.recordings.record(), /files of this computer/);
  });

  it('of several is stopped one by one, or all when another terminal is in front', async (t) => {
    const scene = await aScene(t);
    await scene.open('i-1');
    await scene.record('a.txt');
    await scene.open('i-2');
    await scene.record('b.txt');
    assert.equal(scene.desk.statusBar.at(-1)?.text, '$(record) Recording 2 sessions');
    await scene.recordings.stop();
    assert.equal(scene.desk.statusBar.at(-1)?.text, '$(record) Recording a.txt');
    await scene.recordings.stop();
    assert.equal(scene.desk.statusBar.at(-1)?.isShown, false);
  });
});

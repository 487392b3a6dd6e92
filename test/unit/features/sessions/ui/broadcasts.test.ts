import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { Broadcasts } from '../../../../../src/features/sessions/ui/broadcasts.ts';
import { openSideBySide, terminalOptions } from '../../../../../src/features/sessions/ui/terminal.ts';
import type { Answers } from '../../../../support/fakeConnection.ts';
import { aWindow, type ShellsScene } from '../../../../support/session/shellsScene.ts';
import type { FakeTerminal } from '../../../../support/vscode/windows.ts';

interface Scene extends ShellsScene {
  readonly broadcasts: Broadcasts;
  /** Opens terminals side by side, as the starter does, with their prompts. */
  readonly open: (
    ids: readonly string[],
    more?: { production?: boolean },
  ) => Promise<readonly FakeTerminal[]>;
  readonly typed: (id: string) => string | undefined;
}

function aScene(t: TestContext, answers: Answers = {}): Scene {
  const window = aWindow(t, answers);
  const { shells, connection, fake, node, desk, agents } = window;
  const broadcasts = new Broadcasts(fake.host, shells);
  t.after(() => broadcasts.dispose());
  const open: Scene['open'] = async (ids, more = {}) => {
    const before = desk.terminals.length;
    const made = ids.map((id) => shells.make({ node: node(id, more), connection }));
    openSideBySide(made.map((shell) => terminalOptions(shell.node, shell.session.title, shell.pty)));
    broadcasts.add(made);
    await window.settle();
    return desk.terminals.slice(before);
  };
  return { ...window, broadcasts, open, typed: (id) => agents.get(id)?.input.toString() };
}

describe('typing into several terminals at once', () => {
  it('is off at first, and goes to all after it was turned on, with signs that nobody overlooks', async (t) => {
    const { open, typed, broadcasts, clock, desk, fake } = aScene(t);
    const [one, two] = await open(['i-1', 'i-2', 'i-3']);
    one?.type('a');
    await clock.advance(50);
    assert.equal(typed('i-2'), '');
    await broadcasts.toggle();
    one?.type('ls\r');
    await clock.advance(50);
    assert.deepEqual([typed('i-1'), typed('i-2'), typed('i-3')], ['als\r', 'ls\r', 'ls\r']);
    assert.equal(two?.name, '⇶ name-of-i-2');
    const status = desk.statusBar.at(-1);
    assert.deepEqual([status?.isShown, status?.text], [true, '$(broadcast) Typing into 3 nodes']);
    assert.equal(status?.backgroundColor?.id, 'statusBarItem.warningBackground');
    assert.equal(desk.contexts.get('ssmWorkbench.sessions.broadcasting'), true);
    assert.equal(fake.asked.length, 0);
  });

  it('is turned off by the same command and by the status bar', async (t) => {
    const { open, typed, broadcasts, clock, desk } = aScene(t);
    const [one] = await open(['i-1', 'i-2']);
    await broadcasts.toggle();
    await broadcasts.toggle();
    assert.equal(desk.statusBar.at(-1)?.isShown, false);
    await broadcasts.toggle();
    broadcasts.stop();
    one?.type('x');
    await clock.advance(50);
    assert.equal(typed('i-2'), '');
    assert.equal(one?.name, 'name-of-i-1');
  });

  it('asks first where a node is production, with the word', async (t) => {
    const { open, broadcasts, desk, fake } = aScene(t);
    await open(['i-1', 'i-2'], { production: true });
    fake.answer = false;
    await broadcasts.toggle();
    assert.match(fake.asked[0]?.question ?? '', /Type into 2 terminals at once/);
    assert.match(fake.asked[0]?.production ?? '', /name-of-i-1.*production/);
    assert.equal(desk.contexts.get('ssmWorkbench.sessions.broadcasting'), false);
    fake.answer = true;
    await broadcasts.toggle();
    assert.equal(desk.contexts.get('ssmWorkbench.sessions.broadcasting'), true);
  });

  it('reads the tags of nodes that were chosen from a list, which does not have them', async (t) => {
    const { open, broadcasts, fake, connection } = aScene(t, {
      DescribeInstances: ({ Filters }) => {
        const [id] = Filters?.[0]?.Values ?? [];
        const Value = id === 'i-2' ? 'Production' : 'dev';
        return { Reservations: [{ Instances: [{ InstanceId: id, Tags: [{ Key: 'Environment', Value }] }] }] };
      },
    });
    await open(['i-1', 'i-2']);
    await broadcasts.toggle();
    assert.equal(fake.asked[0]?.production, 'name-of-i-2 (i-2) is production.');
    assert.equal(connection.count('DescribeInstances'), 2);
  });

  it('asks where nobody can say whether a node is production', async (t) => {
    const { open, broadcasts, fake } = aScene(t, {
      DescribeInstances: () => {
        throw new AppError('denied', 'Denied.');
      },
    });
    await open(['i-1', 'i-2']);
    await broadcasts.toggle();
    assert.match(
      fake.asked[0]?.detail ?? '',
      /Whether name-of-i-1 \(i-1\), name-of-i-2 \(i-2\) is production/,
    );
    assert.equal(fake.asked[0]?.production, undefined);
  });

  it('ends with the sessions: one that is over drops out, and the last one is typed into alone', async (t) => {
    const { open, typed, broadcasts, clock, desk, agents } = aScene(t);
    const [one, two, three] = await open(['i-1', 'i-2', 'i-3']);
    await broadcasts.toggle();
    agents.get('i-1')?.close();
    await clock.advance(50);
    assert.equal(one?.name, 'name-of-i-1 (ended)');
    assert.equal(desk.statusBar.at(-1)?.text, '$(broadcast) Typing into 2 nodes');
    two?.dispose();
    await clock.advance(3000);
    assert.equal(desk.statusBar.at(-1)?.isShown, false);
    three?.type('x');
    await clock.advance(50);
    assert.equal(typed('i-3'), 'x');
  });

  it('is for terminals opened together, and for those of the terminal in front', async (t) => {
    const { open, broadcasts, desk } = aScene(t);
    await assert.rejects(broadcasts.toggle(), /several nodes first/);
    const [one] = await open(['i-1', 'i-2']);
    const [three] = await open(['i-3', 'i-4']);
    await broadcasts.toggle();
    assert.match(three?.name ?? '', /^⇶/);
    assert.doesNotMatch(one?.name ?? '', /^⇶/);
    one?.show();
    await broadcasts.toggle();
    assert.match(one?.name ?? '', /^⇶/);
    assert.doesNotMatch(three?.name ?? '', /^⇶/);
    desk.focusTerminal(undefined);
    await assert.rejects(broadcasts.toggle(), { kind: 'invalid' });
  });

  it('is refused when fewer than two of the sessions are left', async (t) => {
    const { open, broadcasts, agents, clock } = aScene(t);
    await open(['i-1', 'i-2']);
    agents.get('i-1')?.close();
    await clock.advance(50);
    await assert.rejects(broadcasts.toggle(), /Fewer than two/);
  });

  it('forgets groups whose terminals are all closed', async (t) => {
    const { open, clock, desk } = aScene(t);
    const terminals = await open(['i-1', 'i-2']);
    assert.equal(desk.contexts.get('ssmWorkbench.sessions.grouped'), true);
    for (const terminal of terminals) terminal.dispose();
    await clock.advance(3000);
    assert.equal(desk.contexts.get('ssmWorkbench.sessions.grouped'), false);
  });
});

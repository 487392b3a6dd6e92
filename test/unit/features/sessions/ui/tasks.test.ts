import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import * as vscode from 'vscode';
import { encodeExitCode, payloadTypes } from '../../../../../src/core/session/codec/index.ts';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { registerSessionTasks, type TaskTerminal } from '../../../../../src/features/sessions/ui/tasks.ts';
import { terminalPanel } from '../../../../support/vscode/main.ts';
import { FakeTerminal } from '../../../../support/vscode/windows.ts';
import { aWindow, type ShellsScene } from '../../../../support/session/shellsScene.ts';

const definition = { type: 'ssmWorkbench.session', target: 'i-1', command: 'make' };

/** Runs a task as VS Code does: resolves it, replaces its variables, and opens its terminal. */
async function run(scene: ShellsScene, terminal: TaskTerminal, asked = definition): Promise<FakeTerminal> {
  registerSessionTasks(terminal);
  const provider = scene.desk.taskProviders.get('ssmWorkbench.session') ?? assert.fail('no provider');
  assert.deepEqual(provider.provideTasks(undefined), []);
  const task = provider.resolveTask({ definition: asked, name: 'make' }, undefined) as vscode.Task;
  const execution = task.execution as unknown as {
    callback(definition: unknown): Promise<vscode.Pseudoterminal>;
  };
  // VS Code makes the terminal first, and attaches to it what the task answers.
  const { desk } = scene;
  const shown = new FakeTerminal({ name: 'make' }, terminalPanel);
  desk.terminals.push(shown);
  const pty: unknown = await execution.callback({ ...asked, command: 'make all' });
  shown.attach(pty as Parameters<typeof shown.attach>[0]);
  shown.show();
  await scene.settle();
  return shown;
}

function aTask(t: TestContext): ShellsScene & { readonly terminal: TaskTerminal } {
  const scene = aWindow(t);
  const terminal: TaskTerminal = (asked, { label, runAgain }) => {
    const { command } = asked as { command: string };
    const choice = { documentName: 'Run', parameters: { command: [command] } };
    const { pty } = scene.shells.make({
      node: scene.node('i-1'),
      connection: scene.connection,
      choice,
      isTask: true,
      label,
      runAgain,
    });
    return Promise.resolve(pty);
  };
  return { ...scene, terminal };
}

describe('a task', () => {
  it('runs with its variables replaced, shows the output and ends with the command’s exit code', async (t) => {
    const scene = aTask(t);
    const shown = await run(scene, scene.terminal);
    const agent = scene.agents.get('i-1');
    agent?.send('main.c:3:1: error: no\r\n');
    agent?.send(encodeExitCode(2), payloadTypes.exitCode);
    await scene.clock.advance(50);
    assert.equal(shown.isClosed, false);
    agent?.close();
    await scene.clock.advance(50);
    assert.deepEqual([shown.isClosed, shown.exitCode], [true, 2]);
    assert.match(shown.text, /main\.c:3:1: error: no\r\n/);
    assert.match(shown.text, /exit code 2/);
    assert.deepEqual(scene.connection.inputs('StartSession'), [
      { Target: 'i-1', DocumentName: 'Run', Parameters: { command: ['make all'] } },
    ]);
  });

  it('ends without an exit code, and says so, when the node sends none: never with a made-up 0', async (t) => {
    const scene = aTask(t);
    const shown = await run(scene, scene.terminal);
    scene.agents.get('i-1')?.close();
    await scene.clock.advance(50);
    assert.deepEqual([shown.isClosed, shown.exitCode], [true, undefined]);
    assert.match(shown.text, /exit code unknown/i);
  });

  it('that is cancelled terminates its session', async (t) => {
    const scene = aTask(t);
    const shown = await run(scene, scene.terminal);
    shown.dispose();
    await scene.clock.advance(3000);
    assert.deepEqual(scene.connection.inputs('TerminateSession'), [{ SessionId: 'session-i-1' }]);
    assert.deepEqual(scene.shells.held(), []);
  });

  it('that is over is held no longer', async (t) => {
    const scene = aTask(t);
    await run(scene, scene.terminal);
    assert.equal(scene.shells.held().length, 1);
    scene.agents.get('i-1')?.close();
    await scene.clock.advance(50);
    assert.deepEqual(scene.shells.held(), []);
    assert.equal(scene.connection.count('TerminateSession'), 0);
  });

  it('is called as in tasks.json, also when it is over, which VS Code marks', async (t) => {
    const scene = aTask(t);
    const shown = await run(scene, scene.terminal);
    scene.shells.active?.session.mark({ recording: true });
    assert.equal(shown.name, '● make');
    scene.shells.active?.session.mark({ recording: false });
    scene.agents.get('i-1')?.close();
    await scene.clock.advance(50);
    assert.equal(shown.name, 'make');
  });

  it('is found by its session, also beside others of the same name, and when a terminal is used again', async (t) => {
    const scene = aTask(t);
    const { desk, shells } = scene;
    const over = desk.terminals.push(new FakeTerminal({ name: 'make' }, terminalPanel));
    const shown = await run(scene, scene.terminal);
    assert.equal(shells.active?.label, 'make');
    const other = desk.terminals.push(new FakeTerminal({ name: 'make' }, terminalPanel));
    desk.focusTerminal(desk.terminals[other - 1]);
    assert.equal(shells.active, undefined);
    assert.equal(shells.show('session-i-1'), true);
    assert.equal(desk.activeTerminal, shown);
    assert.notEqual(desk.terminals[over - 1], shown);
  });

  it('that cannot be started says why in its terminal and fails', async (t) => {
    const scene = aTask(t);
    const shown = await run(scene, () =>
      Promise.reject(new AppError('invalid', 'The task’s “target” is wrong.')),
    );
    assert.equal(shown.text, 'The task’s “target” is wrong.\r\n');
    assert.deepEqual([shown.isClosed, shown.exitCode], [true, 1]);
  });

  it('that could not start for want of a sign-in is run anew by whoever signs in, which is said', async (t) => {
    const scene = aTask(t);
    scene.connection.answer({
      StartSession: () => {
        throw new AppError('expired', 'The sign-in has expired.');
      },
    });
    const shown = await run(scene, scene.terminal);
    assert.deepEqual([shown.isClosed, shown.exitCode, scene.fake.failures.length], [true, 1, 1]);
    const [failure] = scene.fake.failures;
    assert.deepEqual([failure?.what, failure?.profile], ['run the task “make”', 'fake']);
    assert.match(
      String(failure?.error),
      /The sign-in has expired\. Signing in from here runs the task again\.$/,
    );
    assert.deepEqual(scene.desk.tasksRun, []);
    await failure?.retry?.();
    assert.deepEqual(scene.desk.tasksRun, [{ definition, name: 'make' }]);
    const { mock } = t.mock.method(vscode.tasks, 'executeTask', () =>
      Promise.reject(new Error('Task not found')),
    );
    await assert.rejects(
      async () => failure?.retry?.(),
      /\(Task not found\)\. Start it with “Tasks: Run Task”/,
    );
    assert.equal(mock.callCount(), 1);
  });

  it('fails when StartSession does', async (t) => {
    const scene = aTask(t);
    scene.connection.answer({
      StartSession: () => {
        throw new AppError('denied', 'Access denied.');
      },
    });
    const shown = await run(scene, scene.terminal);
    assert.deepEqual([shown.isClosed, shown.exitCode], [true, 1]);
    assert.match(shown.text, /Access denied/);
  });
});

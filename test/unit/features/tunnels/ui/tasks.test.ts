import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type * as vscode from 'vscode';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { TunnelList } from '../../../../../src/features/tunnels/list.ts';
import { TaskRun, type TaskOutput } from '../../../../../src/features/tunnels/taskRun.ts';
import { entriesOf } from '../../../../../src/features/tunnels/saved.ts';
import { registerTunnelTasks } from '../../../../../src/features/tunnels/ui/tasks.ts';
import { settle } from '../../../../support/manualClock.ts';
import { TunnelScene } from '../../../../support/tunnels/scene.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

interface Pty {
  readonly onDidWrite: (listener: (text: string) => void) => void;
  readonly onDidClose: (listener: (code: number) => void) => void;
  open(): void;
  close(): void;
  handleInput(text: string): void;
}

function scene(t: TestContext, fails = false) {
  const desk = freshDesk(t);
  const tunnels = new TunnelScene();
  const list = new TunnelList(() => 0);
  list.setSaved('user', entriesOf('user', [{ name: 'web', target: 'i-01234567', remotePort: 80 }, 7]));
  list.setSaved('window', entriesOf('window', [{ name: 'now', target: 'i-01234567', remotePort: 80 }]));
  const begun: unknown[] = [];
  registerTunnelTasks(list, async (definition, output: TaskOutput) => {
    begun.push(definition);
    if (fails) throw new AppError('bug', 'no room');
    const run = new TaskRun(output);
    void tunnels.tunnel.start();
    await run.begin(async () => ({ tunnel: tunnels.tunnel, isOwn: true }));
    return run;
  });
  const provider = desk.taskProviders.get('ssmWorkbench.tunnel') ?? assert.fail('no provider');
  return { provider, tunnels, begun };
}

async function open(task: unknown, definition: unknown) {
  const { execution } = task as { execution: { callback(definition: unknown): Promise<Pty> } };
  const pty = await execution.callback(definition);
  let text = '';
  const ends: number[] = [];
  pty.onDidWrite((part) => (text += part));
  pty.onDidClose((code) => ends.push(code));
  pty.open();
  await settle();
  return { pty, ends, text: () => text };
}

describe('tasks of tunnels', () => {
  it('are there for each saved tunnel, in the background, with the matcher that a debugger waits by', (t) => {
    const { provider } = scene(t);
    const tasks = provider.provideTasks(undefined) as readonly vscode.Task[];
    assert.deepEqual(
      tasks.map(({ name, definition, isBackground, problemMatchers }) => [
        name,
        definition,
        isBackground,
        problemMatchers,
      ]),
      [['web', { type: 'ssmWorkbench.tunnel', tunnel: 'web' }, true, '$ssm-tunnel']],
    );
  });

  it('write what becomes of the tunnel, and stop it by Ctrl+C', async (t) => {
    const { provider, tunnels, begun } = scene(t);
    const task = provider.resolveTask({ definition: { tunnel: '${input:x}' }, name: 'mine' }, undefined);
    const { pty, ends, text } = await open(task, { tunnel: 'web' });
    tunnels.kernel.session.open();
    assert.match(text(), /^starting tunnel orders .*\r\n[^]*listening 127\.0\.0\.1:15432\r\n$/);
    assert.deepEqual(begun, [{ tunnel: 'web' }]);
    pty.handleInput('x');
    pty.handleInput('\u0003');
    await settle();
    assert.deepEqual([tunnels.state.kind, ends], ['stopped', [0]]);
  });

  it('stop the tunnel when their terminal is closed', async (t) => {
    const { provider, tunnels } = scene(t);
    const { pty } = await open(provider.resolveTask({ definition: {}, name: 'x' }, undefined), {});
    pty.close();
    await settle();
    assert.equal(tunnels.state.kind, 'stopped');
  });

  it('fail, and say why, where the room cannot be entered', async (t) => {
    const { provider } = scene(t, true);
    const task = provider.resolveTask({ definition: {}, name: 'x' }, undefined);
    const { pty, ends, text } = await open(task, {});
    assert.deepEqual([text(), ends], ['no room\r\n', [1]]);
    pty.close();
    await settle();
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { TunnelList } from '../../src/features/tunnels/list.ts';
import { problemMatcher, taskType } from '../../src/features/tunnels/task.ts';
import { SavedTunnels } from '../../src/features/tunnels/ui/savedTunnels.ts';
import { registerTunnelTasks } from '../../src/features/tunnels/ui/tasks.ts';
import { database } from '../support/tunnels/scene.ts';
import { until } from '../support/until.ts';

describe('tunnels in VS Code', () => {
  let list: TunnelList;
  let saved: SavedTunnels;

  beforeEach(() => {
    list = new TunnelList(() => 0);
    saved = new SavedTunnels(list);
  });

  afterEach(async () => {
    for (const { id } of list.tunnels) {
      const kept = list.saved(id);
      if (kept !== undefined) await saved.remove(kept.scope, kept.config.name);
    }
    saved.dispose();
    list.dispose();
  });

  it('are kept in the settings of the person and of the workspace, side by side', async () => {
    await saved.add('user', database);
    await saved.add('workspace', { ...database, name: 'shared' });
    assert.deepEqual(
      list.tunnels.map(({ id }) => id),
      ['workspace:shared', 'user:orders'],
    );
    await saved.replace('user', 'orders', { ...database, name: 'renamed' });
    await saved.remove('workspace', 'shared');
    assert.deepEqual(
      list.tunnels.map(({ id, config }) => [id, config.remotePort]),
      [['user:renamed', 5432]],
    );
  });

  it('are background tasks with the matcher that a debugger waits by, and fail as tasks do', async () => {
    await saved.add('user', database);
    const registered = registerTunnelTasks(list, () => Promise.reject(new Error('Nothing is started here.')));
    try {
      const tasks = await vscode.tasks.fetchTasks({ type: taskType });
      const found = tasks.find(({ name }) => name === 'orders') ?? assert.fail('no task');
      assert.deepEqual([found.isBackground, found.problemMatchers], [true, [problemMatcher]]);
      // Whichever provider VS Code has asked, the extension's own or this: there is no profile, so that it fails.
      const codes: (number | undefined)[] = [];
      const ended = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => codes.push(exitCode));
      await vscode.tasks.executeTask(found);
      await until(() => codes.length > 0, 'the task to end');
      ended.dispose();
      assert.deepEqual(codes, [1]);
    } finally {
      registered.dispose();
    }
  });
});

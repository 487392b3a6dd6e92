import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import * as vscode from 'vscode';
import { isAppError } from '../../../../../src/core/base/errors.ts';
import { TunnelList } from '../../../../../src/features/tunnels/list.ts';
import { openTunnelSettings, SavedTunnels } from '../../../../../src/features/tunnels/ui/savedTunnels.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';
import { database } from '../../../../support/tunnels/scene.ts';

const key = 'ssmWorkbench.tunnels.saved';
const raw = (name: string) => ({ name, target: 'i-01234567', remotePort: 80 });

function scene(t: TestContext) {
  const desk = freshDesk(t);
  const list = new TunnelList(() => 0);
  const names = () => list.children(undefined).map((row) => list.row(row).label);
  return { desk, list, names, open: () => new SavedTunnels(list) };
}

describe('saved tunnels', () => {
  it('come from both places at once: one does not hide the other', (t) => {
    const { desk, names, open } = scene(t);
    desk.user.set(key, [raw('mine')]);
    desk.workspaceSettings.set(key, [raw('shared')]);
    open();
    assert.deepEqual(names(), ['shared', 'mine']);
  });

  it('follow the settings', (t) => {
    const { desk, names, open } = scene(t);
    const saved = open();
    desk.set(key, [raw('new'), 7]);
    assert.deepEqual(names(), ['new', 'Tunnel without a name']);
    desk.set('ssmWorkbench.tunnels.restartWhenGone', false);
    saved.dispose();
    desk.set(key, []);
    assert.equal(names().length, 2);
  });

  it('are none while the workspace is not trusted', (t) => {
    const { desk, names, open } = scene(t);
    desk.isTrusted = false;
    desk.workspaceSettings.set(key, [raw('shared')]);
    open();
    assert.deepEqual(names(), []);
    desk.grantTrust();
    assert.deepEqual(names(), ['shared']);
  });

  it('are written where they belong, and what else stands there is left', async (t) => {
    const { desk, list, names, open } = scene(t);
    desk.user.set(key, [7, raw('mine')]);
    const saved = open();
    await saved.add('workspace', database);
    await saved.add('window', { ...database, name: 'now' });
    await saved.replace('user', 'mine', { ...database, name: 'renamed' });
    assert.deepEqual(names(), ['orders', 'Tunnel without a name', 'renamed', 'now']);
    const user: unknown = desk.user.get(key);
    assert.ok(Array.isArray(user));
    assert.deepEqual([user[0], user.length], [7, 2]);
    await saved.remove('workspace', 'orders');
    assert.equal(desk.workspaceSettings.get(key), undefined);
    assert.equal(list.named('now')?.scope, 'window');
  });

  it('say why they could not be written', async (t) => {
    const { open } = scene(t);
    const saved = open();
    t.mock.method(vscode.workspace, 'getConfiguration', () => ({
      inspect: () => undefined,
      update: () => Promise.reject(new Error('settings.json has errors')),
    }));
    await assert.rejects(
      saved.add('user', database),
      (error) =>
        isAppError(error) &&
        /user settings could not be written: settings\.json has errors/.test(error.message),
    );
  });

  it('are opened in the file in which they stand', async (t) => {
    const { desk } = scene(t);
    await openTunnelSettings('workspace#2');
    await openTunnelSettings(undefined);
    assert.deepEqual(
      desk.executed.map(([id]) => id),
      ['workbench.action.openWorkspaceSettingsFile', 'workbench.action.openSettingsJson'],
    );
  });
});

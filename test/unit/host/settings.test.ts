import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settings } from '../../../src/host/settings.ts';
import { settingDefaults, type SettingKey } from '../../../src/host/tables/settings.ts';
import { freshDesk } from '../../support/vscode/desk.ts';

describe('settings', () => {
  it('read as they were written, the workspace’s before the person’s own', (t) => {
    const desk = freshDesk(t);
    desk.set('ssmWorkbench.connection.profile', 'mine');
    assert.equal(settings.get('connection.profile'), 'mine');
    desk.workspaceSettings.set('ssmWorkbench.connection.profile', 'ours');
    assert.equal(settings.get('connection.profile'), 'ours');
  });

  const wrong: readonly (readonly [SettingKey, unknown])[] = [
    ['connection.profile', 7],
    ['connection.useFips', 'yes'],
    ['production.tags', 'Environment=Production'],
    ['production.tags', ['Environment=Production', 7]],
    ['production.profiles', { '*prod*': true }],
    ['production.profiles', null],
    ['runCommand.pollIntervalSeconds', '2'],
    ['sessions.keepAliveSeconds', []],
    ['language.rules', ['quiet']],
    ['language.rules', null],
  ];
  for (const [key, value] of wrong) {
    it(`of a wrong type are as if nobody had set them: ${key} = ${JSON.stringify(value)}`, (t) => {
      const desk = freshDesk(t);
      desk.set(`ssmWorkbench.${key}`, value);
      assert.deepEqual(settings.get(key), settingDefaults[key]);
    });
  }

  it('that name production keep guarding when the list was emptied by a mistake of type, not by a person', (t) => {
    const desk = freshDesk(t);
    desk.set('ssmWorkbench.production.profiles', [null]);
    assert.deepEqual(settings.get('production.profiles'), ['*prod*']);
    desk.set('ssmWorkbench.production.profiles', []);
    assert.deepEqual(settings.get('production.profiles'), []);
  });

  it('that name production are the person’s own and what a workspace adds, which can take nothing away', (t) => {
    const desk = freshDesk(t);
    const key = 'ssmWorkbench.production.profiles';
    desk.workspaceSettings.set(key, []);
    assert.deepEqual(settings.get('production.profiles'), ['*prod*']);
    desk.workspaceSettings.set(key, ['live', '*prod*']);
    assert.deepEqual(settings.get('production.profiles'), ['*prod*', 'live']);
    desk.set(key, ['main']);
    assert.deepEqual(settings.get('production.profiles'), ['main', 'live', '*prod*']);
    desk.workspaceSettings.set(key, 'none');
    assert.deepEqual(settings.get('production.profiles'), ['main']);
  });

  it('are written to the person’s own where the workspace does not override them', async (t) => {
    const desk = freshDesk(t);
    await settings.set('connection.profile', 'a');
    assert.equal(desk.user.get('ssmWorkbench.connection.profile'), 'a');
    assert.equal(desk.workspaceSettings.size, 0);
  });

  it('are written to the workspace where it overrides them, so that the choice is in force', async (t) => {
    const desk = freshDesk(t);
    desk.workspaceSettings.set('ssmWorkbench.connection.profile', 'ours');
    await settings.set('connection.profile', 'a');
    assert.equal(settings.get('connection.profile'), 'a');
    assert.equal(desk.user.size, 0);
  });

  it('are heard of by those who asked for that one, until they stop listening', (t) => {
    const desk = freshDesk(t);
    let heard = 0;
    const listening = settings.onDidChange('nodes.groupBy', () => heard++);
    desk.set('ssmWorkbench.nodes.groupBy', 'none');
    desk.set('ssmWorkbench.connection.region', 'eu-west-1');
    assert.equal(heard, 1);
    listening.dispose();
    desk.set('ssmWorkbench.nodes.groupBy', 'state');
    assert.equal(heard, 1);
  });
});

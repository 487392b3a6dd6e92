import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { until } from '../support/until.ts';

const ref = { connectionId: 'nobody@eu-central-1', commandId: '11111111-2222-4333-8444-555555555555' };

function panels(): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) =>
      input instanceof vscode.TabInputWebview && input.viewType.endsWith('ssmWorkbench.commandResult'),
  );
}

async function open(): Promise<void> {
  await vscode.commands.executeCommand('ssmWorkbench.runCommand.openResult', ref);
}

describe('the results of a command', () => {
  afterEach(async () => {
    await vscode.window.tabGroups.close([...panels()]);
    await until(() => panels().length === 0, 'the results are closed');
  });

  it('are one panel, also when they are asked for again before they are there', async () => {
    await Promise.all([open(), open(), open()]);
    await until(() => panels().length > 0, 'the results are shown');
    await open();
    assert.equal(panels().length, 1);
  });

  it('are opened anew after they were closed', async () => {
    await open();
    await until(() => panels().length === 1, 'the results are shown');
    await vscode.window.tabGroups.close([...panels()]);
    await until(() => panels().length === 0, 'the results are closed');
    await open();
    await until(() => panels().length === 1, 'the results are shown again');
  });
});

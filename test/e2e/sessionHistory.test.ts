import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Workbench } from '../support/workbench/index.ts';
import { openFleet } from './support/fleet.ts';
import { replaceOnce } from './support/replace.ts';
import { describeWorkbench } from './support/suite.ts';
import { switchTheme } from './support/theme.ts';

const demo = { settings: { 'ssmWorkbench.demo.startOnOpen': true } };
const tab = 'SSM-SessionManagerRunShell';

const guide =
  '{"sessionPreferences": {"cloudWatchLogGroup": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/ssm/sessions", "s3BucketName": "my-session-logs", "retention": 30}}';

async function startOn(workbench: Workbench, node: string): Promise<void> {
  await workbench.clickPaletteCommand('SSM Workbench: Start Session…');
  await workbench.quick.pick(new RegExp(`^${node}(?!\\d)`));
  // Another session's prompt may still be in front.
  await workbench.terminal.waitForText(new RegExp(`session on ${node} [^]*\\$`));
}

/** Refreshes until the row is there and nothing loads: a row that is drawn anew forgets a click on it. */
async function readAnew(workbench: Workbench, row: RegExp): Promise<Locator> {
  await workbench.clickPaletteCommand('SSM Workbench: Refresh Sessions');
  const sessions = workbench.sideBar.section('Sessions');
  const found = sessions.getByRole('treeitem', { name: row });
  await found.waitFor();
  await sessions.locator('.monaco-progress-container.active').waitFor({ state: 'hidden' });
  return found;
}

describeWorkbench('sessions of the account', demo, ({ step }) => {
  step('who is on which node is seen, and one’s own session is found again', async (workbench) => {
    await openFleet(workbench);
    await startOn(workbench, 'web-dev-1');
    await workbench.sideBar.expandSection('Sessions');
    const row = await readAnew(workbench, /^web-dev-1, Connected/);
    assert.match(await row.innerText(), /since/);
    await row.click();
    await workbench.screenshot('sessions-view');
  });

  step('terminating says whose session on which node, and production asks twice', async (workbench) => {
    await startOn(workbench, 'web-prod-1');
    await readAnew(workbench, /^web-prod-1, Connected/);
    await workbench.sideBar.rowAction(/^web-prod-1.* since /, 'Terminate Session', workbench.dialog.box);
    const message = await workbench.dialog.message();
    assert.match(message, /session on web-prod-1 \(i-/);
    assert.match(message, /Owner: arn:/);
    await workbench.screenshot('sessions-terminate');
    await workbench.dialog.click('Terminate');
    await workbench.quick.answer('production');
    await workbench.sideBar
      .section('Sessions')
      .getByRole('treeitem', { name: /^web-prod-1, Terminated/ })
      .waitFor();
  });

  step('the sessions of one node are shown from the node', async (workbench) => {
    // The node's own row, not that of its session.
    const sessions = workbench.sideBar.section('Sessions');
    const filtered = sessions.getByText('“web-dev-1”');
    await workbench.sideBar.contextMenu(/^web-dev-1(?!\d|.* since )/, 'Show Sessions of This Node', filtered);
    await sessions.getByRole('treeitem', { name: /^web-prod-1/ }).waitFor({ state: 'detached' });
    await sessions.getByRole('treeitem', { name: /^web-dev-1/ }).waitFor();
    await sessions.getByText('Loading sessions…').waitFor({ state: 'hidden' });
    await workbench.screenshot('sessions-of-node');
    await workbench.clickPaletteCommand('SSM Workbench: Show All Sessions');
    await sessions.getByRole('treeitem', { name: /^web-prod-1/ }).waitFor();
  });

  step('preferences are a file in their language, with what is not logged', async (workbench) => {
    await workbench.clickPaletteCommand('SSM Workbench: Edit Session Preferences');
    await workbench.editor.tab(tab).waitFor();
    await workbench.statusBarItem(/SSM Document \(JSON\)/).waitFor();
    await workbench.editor.waitForText(/"idleSessionTimeout": "20"/);
    await workbench.clickPaletteCommand('Problems: Focus on Problems View');
    await workbench.page
      .getByText(/never logged, whatever is set here/)
      .first()
      .waitFor();
    await workbench.screenshot('session-preferences');
  });

  step('saving asks with what changes; who refuses keeps what was written', async (workbench) => {
    await replaceOnce(workbench, '"20"', '"30"');
    await workbench.editor.press('Control+s');
    const message = await workbench.dialog.message();
    assert.match(message, /idleSessionTimeout: "20" → "30"/);
    await workbench.screenshot('session-preferences-save');
    await workbench.dialog.click('Cancel');
    await workbench.notifications.waitFor(/Nothing was saved/);
    await workbench.screenshot('session-preferences-refused');
    await workbench.editor.press('Control+s');
    // It is said for some seconds only.
    await Promise.all([
      workbench.statusBarItem(/version 2 is in force/).waitFor(),
      workbench.dialog.click('Save Preferences'),
    ]);
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    assert.match(await workbench.editor.text(), /"idleSessionTimeout": "30"/);
  });

  step(
    'preferences of older guides are converted, and become the preferences when one says so',
    async (workbench) => {
      await workbench.clickPaletteCommand('File: New Untitled Text File');
      // What is typed before it is in front goes into the preferences.
      await workbench.editor.tab('Untitled-1').and(workbench.page.locator('.active')).waitFor();
      await workbench.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
      await workbench.editor.replaceAll(guide);
      await workbench.clickPaletteCommand('Change Language Mode');
      await workbench.page.getByPlaceholder('Select Language Mode').waitFor();
      await workbench.quick.type('json');
      await workbench.quick.pick(/^JSON(?! )/);
      await workbench.clickPaletteCommand('SSM Workbench: Convert to Session Manager Preferences');
      await workbench.notifications.waitFor(/Not carried over: “retention” is not known/);
      await workbench.screenshot('session-preferences-converted');
      await workbench.notifications.click(/Not carried over/, 'Use as Session Preferences…');
      await workbench.editor.tab(tab).and(workbench.page.locator('.dirty.active')).waitFor();
      await workbench.editor.waitForText(/"cloudWatchLogGroupName": "\/aws\/ssm\/sessions"/);
      await workbench.screenshot('session-preferences-from-guide');
    },
  );

  step('they are readable at 900 px, in light and in high contrast', async (workbench) => {
    for (const theme of ['Light Modern', 'Dark High Contrast'] as const) {
      await switchTheme(workbench, theme);
      await workbench.page.setViewportSize({ width: 900, height: 700 });
      await workbench.screenshot(`sessions-900-${theme}`);
      await workbench.page.setViewportSize({ width: 1440, height: 900 });
    }
  });
});

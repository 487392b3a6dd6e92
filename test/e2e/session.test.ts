import assert from 'node:assert/strict';
import { openFleet } from './support/fleet.ts';
import { describeWorkbench } from './support/suite.ts';

describeWorkbench('a session', { settings: { 'ssmWorkbench.demo.startOnOpen': true } }, ({ step }) => {
  step('opens in the integrated terminal of a node', async (workbench) => {
    await openFleet(workbench);
    await workbench.sideBar.rowAction('web-dev-1', 'Start Session');
    await workbench.terminal.waitForText(/\$/);
  });

  step('runs what is typed, on the node', async (workbench) => {
    await workbench.terminal.type('hostname; echo "sum $((20 + 22))"\n');
    await workbench.terminal.waitForText('sum 42');
    assert.match(await workbench.terminal.text(), /web-dev-1/);
    await workbench.terminal.type("printf '\\033[32mgreen\\033[0m grüße €\\n'\n");
    await workbench.terminal.waitForText('green grüße €');
    await workbench.screenshot('session');
  });

  step('follows the size of the terminal', async (workbench) => {
    await workbench.terminal.type('stty size\n');
    const before = await workbench.terminal.waitForText(/^\d+ \d+$/m);
    const [size = ''] = /^\d+ \d+$/m.exec(before) ?? [];
    await workbench.page.setViewportSize({ width: 1000, height: 700 });
    // A terminal that is resized says so after a while: the node waits for it.
    await workbench.terminal.type(`while [ "$(stty size)" = "${size}" ]; do sleep 0.1; done\n`);
    await workbench.terminal.type('echo size $(stty size)\n');
    await workbench.terminal.waitForText(/^size \d+ \d+$/m);
  });

  step('ends with a sentence when the shell exits', async (workbench) => {
    await workbench.terminal.type('exit\n');
    const text = await workbench.terminal.waitForText(/ended/i);
    assert.match(text, /^size \d+ \d+$[^]*exit[^]*ended/m, 'what the node printed stays above the sentence');
    await workbench.screenshot('session-ended');
  });

  step('opens on several nodes, of which all can be typed into at once', async (workbench) => {
    await workbench.quick.command('SSM Workbench: Start Session on Several Nodes…');
    await workbench.quick.pickMany(['web-dev-1', 'web-staging-1']);
    await workbench.terminal.waitForText(/\$/);
    await workbench.quick.command('SSM Workbench: Broadcast Input to Terminals Opened Together');
    await workbench.page.getByText('Typing into 2 nodes').first().waitFor();
    await workbench.terminal.element.first().locator('.xterm-helper-textarea').focus();
    await workbench.page.keyboard.type('echo both-$((40 + 2))');
    await workbench.page.keyboard.press('Enter');
    const both = workbench.page
      .locator('.terminal-wrapper.active .xterm-rows')
      .filter({ hasText: 'both-42' });
    await both.nth(1).waitFor();
    await workbench.screenshot('session-broadcast');
  });

  step('is as clear in light colours', async (workbench) => {
    await workbench.quick.command('Preferences: Color Theme');
    await workbench.quick.type('Light Modern');
    await workbench.quick.pick(/Light Modern/);
    await workbench.screenshot('session-broadcast-light');
    await workbench.quick.command('SSM Workbench: Stop Broadcasting Input');
    await workbench.page.getByText('Typing into 2 nodes').first().waitFor({ state: 'hidden' });
  });
});

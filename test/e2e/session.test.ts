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
});

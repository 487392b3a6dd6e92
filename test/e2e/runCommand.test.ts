import assert from 'node:assert/strict';
import { openFleet } from './support/fleet.ts';
import { openRunForm, scriptOf } from './support/runForm.ts';
import { describeWorkbench } from './support/suite.ts';

const demo = { settings: { 'ssmWorkbench.demo.startOnOpen': true } };

/** What is asked of an element in the page; the tests are compiled without the browser's types. */
interface Size {
  readonly scrollWidth: number;
  readonly clientWidth: number;
}

describeWorkbench('running a command', demo, ({ step }) => {
  const violations: string[] = [];

  step('the form says whom it reaches before anything is sent', async (workbench) => {
    workbench.page.on('console', (message) => {
      const { url } = message.location();
      const refused = message.text().includes('Content Security Policy');
      if (refused && /ssm-workbench|webview/i.test(url + message.text())) violations.push(message.text());
    });
    await openFleet(workbench);
    const form = await openRunForm(workbench, ['web-dev-1', 'build-dev-1', 'api-staging-1']);
    await scriptOf(form).fill('hostname; echo "$((6 * 7)) from $(uname -s)"; echo oops >&2');
    await workbench.screenshot('run-form');
  });

  step('the output of each node is read in the result', async (workbench) => {
    await workbench.webview().getByRole('button', { name: 'Run', exact: true }).click();
    await workbench.dialog.click('Run');
    const result = workbench.webview();
    await result.getByRole('option', { name: /web-dev-1/ }).waitFor();
    for (const name of ['web-dev-1', 'build-dev-1', 'api-staging-1']) {
      await result.getByRole('option', { name: new RegExp(name) }).click();
      await result
        .getByRole('region', { name: `Output of ${name}` })
        .getByText('42 from Linux')
        .waitFor();
    }
    await result.getByText('oops', { exact: true }).waitFor();
    await workbench.screenshot('run-result');
  });

  step('the result is readable at 900 px, in light and in high contrast', async (workbench) => {
    const { page } = workbench;
    for (const theme of ['Light Modern', 'Dark High Contrast']) {
      await workbench.clickPaletteCommand('Preferences: Color Theme');
      await workbench.quick.type(theme);
      await workbench.quick.pick(new RegExp(theme));
      await page.setViewportSize({ width: 900, height: 700 });
      await workbench.webview().getByText('42 from Linux').first().waitFor();
      const overflow = await workbench
        .webview()
        .locator('html')
        .evaluate((root: Size) => root.scrollWidth - root.clientWidth);
      assert.equal(overflow, 0, `${theme}: the page is wider than its panel`);
      await workbench.screenshot(`run-result-900-${theme}`);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });

  step('production is asked for twice, and a failing command shows its exit code', async (workbench) => {
    const form = await openRunForm(workbench, ['web-prod-1']);
    await scriptOf(form).fill('echo before; exit 3');
    await form.getByRole('button', { name: 'Run', exact: true }).click();
    await workbench.dialog.click('Run');
    await workbench.quick.answer('production');
    const result = workbench.webview();
    await result.getByRole('option', { name: /web-prod-1/ }).click();
    await result
      .getByText(/exit code 3/i)
      .first()
      .waitFor();
    await workbench.screenshot('run-failed');
  });

  step('a running command is cancelled', async (workbench) => {
    const form = await openRunForm(workbench, ['web-dev-1']);
    await scriptOf(form).fill('sleep 120');
    await form.getByRole('button', { name: 'Run', exact: true }).click();
    await workbench.dialog.click('Run');
    const result = workbench.webview();
    await result.getByText('In progress').first().waitFor();
    await result.getByRole('button', { name: 'Cancel' }).first().click();
    await workbench.dialog.click('Cancel Command');
    await result.getByText('Cancelled').first().waitFor();
    await workbench.screenshot('run-cancelled');
  });

  step('no page asked for anything that its policy forbids', async () => {
    assert.deepEqual(violations, []);
  });

  step('a closed result opens again from the history', async (workbench) => {
    await workbench.page.keyboard.press('Control+w');
    await workbench.sideBar.expandSection('Commands');
    const history = workbench.sideBar.section('Commands').locator('[role="treeitem"]');
    await history.nth(2).waitFor();
    assert.ok((await history.count()) >= 3);
    const result = workbench.webview();
    const node = result.getByRole('option', { name: /web-dev-1/ });
    await workbench.sideBar.open(history.nth(2), node);
    await node.click();
    await result.getByText('42 from Linux').first().waitFor();
    await workbench.screenshot('run-history');
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { eventually } from '../support/workbench/eventually.ts';
import { temporaryFolder } from '../support/workbench/profile.ts';
import type { Workbench } from '../support/workbench/workbench.ts';
import { simulatedAccounts } from './support/accounts.ts';
import { openFleet } from './support/fleet.ts';
import { openRunForm, scriptOf } from './support/runForm.ts';
import { describeWorkbench } from './support/suite.ts';

/** A command that runs until the test lets it end. */
function scriptUntil(file: string): string {
  return `echo kept; until [ -e '${file}' ]; do sleep 0.1; done; echo done`;
}

/** Writes, and waits until the panel has heard it: only what it has heard is kept. It complains of no text. */
async function writeHeard(form: FrameLocator, text: string): Promise<void> {
  const refused = scriptOf(form).and(form.locator('[aria-invalid="true"]'));
  await scriptOf(form).fill('x');
  await scriptOf(form).fill('');
  await refused.waitFor();
  await scriptOf(form).fill(text);
  await refused.waitFor({ state: 'hidden' });
}

async function run(workbench: Workbench, form: FrameLocator): Promise<void> {
  await form.getByRole('button', { name: 'Run', exact: true }).click();
  await workbench.dialog.click('Run');
}

/** The file whose being there ends the command. */
let gate = '';

describeWorkbench(
  'a command that nobody watches',
  async (scope) => {
    const { env } = await simulatedAccounts(scope, [{ profile: 'ops', nodes: 12 }]);
    gate = join(await temporaryFolder(scope, 'gate'), 'open');
    return { env, settings: { 'ssmWorkbench.connection.profile': 'ops' } };
  },
  ({ step }) => {
    step('tells its end in a notification that leads to its output', async (workbench) => {
      await openFleet(workbench);
      const form = await openRunForm(workbench, ['web-dev-1']);
      await scriptOf(form).fill(scriptUntil(gate));
      await run(workbench, form);
      await workbench.webview().getByText('In progress').first().waitFor();
      await workbench.editor.open('retire-node.draft.ssm.yaml');
      await writeFile(gate, '');
      await workbench.notifications.toast('AWS-RunShellScript on 1 node: success.').waitFor();
      await workbench.screenshot('run-finished');
      await workbench.notifications.click('AWS-RunShellScript on 1 node', 'Open Result');
      await workbench
        .webview()
        .getByRole('region', { name: 'Output of web-dev-1' })
        .getByText('done')
        .waitFor();
    });

    step('opens its output as a read-only document', async (workbench) => {
      await workbench.webview().getByRole('button', { name: 'Open Output in Editor' }).click();
      await workbench.editor.tab('.stdout.log').waitFor();
      await workbench.editor.element.getByText('kept').waitFor();
    });

    step('outlives a reload of the window, and so does a form that was not sent', async (workbench) => {
      const form = await openRunForm(workbench, ['web-dev-1']);
      await writeHeard(form, 'echo not lost');
      const loaded = workbench.page.waitForEvent('load');
      await workbench.clickPaletteCommand('Developer: Reload Window');
      await loaded;
      const restored = workbench.webview();
      await scriptOf(restored).waitFor({ timeout: 60_000 });
      await eventually(
        () => scriptOf(restored).inputValue(),
        (text) => text === 'echo not lost',
        'what was written before the reload',
      );
      await workbench.screenshot('run-form-restored');
      await workbench.editor.tab('AWS-RunShellScript').first().click();
      const result = workbench.webview();
      await result.getByRole('region', { name: 'Output of web-dev-1' }).getByText('done').waitFor();
      await workbench.screenshot('run-result-restored');
    });
  },
);

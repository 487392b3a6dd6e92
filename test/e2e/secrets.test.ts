import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeWorkbench } from './support/suite.ts';

const demo = { settings: { 'ssmWorkbench.demo.startOnOpen': true } };
const secret = 'demo-license-0000-0000';

describeWorkbench('a secret', demo, ({ step }) => {
  step('is not shown with its parameter', async (workbench) => {
    await workbench.openView('SSM Workbench');
    const tab = workbench.editor.tab('license-key (parameter)');
    await workbench.sideBar.open(workbench.treeRow('license-key'), tab);
    await workbench.editor.waitForText(/not revealed/);
  });

  step('is shown once in a dialog, after a question that names it', async (workbench) => {
    const { box } = workbench.dialog;
    await workbench.sideBar.rowAction('license-key', 'Reveal Value Once…', box);
    await box.getByRole('button', { name: 'Reveal', exact: true }).waitFor();
    assert.match(await workbench.dialog.message(), /license-key/);
    await box.getByRole('button', { name: 'Reveal', exact: true }).click();
    await box.getByText(secret).waitFor();
    await workbench.screenshot('reveal');
    await workbench.dialog.click('Done');
    assert.equal(await workbench.page.getByText(secret).count(), 0);
  });

  step('stays in no file of the workbench, its log included', async (workbench, { server }) => {
    await workbench.clickPaletteCommand('SSM Workbench: Show Log');
    const files = await readdir(server.userDataDir, { recursive: true, withFileTypes: true });
    const paths = files.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
    assert.ok(paths.some((path) => path.endsWith('.log')));
    for (const path of paths) assert.equal((await readFile(path)).includes(secret), false, path);
  });
});

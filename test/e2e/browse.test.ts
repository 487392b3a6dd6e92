import assert from 'node:assert/strict';
import { describeWorkbench } from './support/suite.ts';

const demo = { settings: { 'ssmWorkbench.demo.startOnOpen': true } };

describeWorkbench('browsing the demo fleet', demo, ({ step }) => {
  step('nodes come grouped by environment, with state and platform', async (workbench) => {
    await workbench.openView('SSM Workbench');
    const nodes = workbench.sideBar.section('Nodes');
    await nodes.getByText('web-prod-1').waitFor();
    const rows = (await workbench.sideBar.rows()).join('\n');
    assert.match(rows, /Development/);
    assert.match(rows, /web-prod-1 ?online · Amazon Linux/);
    await workbench.screenshot('nodes');
  });

  step(
    'the filter narrows the nodes while it is typed, and its text stays in the view',
    async (workbench) => {
      const nodes = workbench.sideBar.section('Nodes');
      await workbench.clickPaletteCommand('SSM Workbench: Filter Nodes…');
      await workbench.quick.type('role:database');
      await nodes.getByText('web-prod-1').waitFor({ state: 'detached' });
      await workbench.quick.accept();
      await workbench.quick.widget.waitFor({ state: 'hidden' });
      await nodes.getByText('db-prod-1').waitFor();
      await nodes.getByText('role:database').waitFor();
      await workbench.screenshot('nodes-filtered');
      await workbench.clickPaletteCommand('SSM Workbench: Clear Nodes Filter');
      await nodes.getByText('web-prod-1').waitFor();
    },
  );

  step('nodes are grouped as one likes', async (workbench) => {
    await workbench.clickPaletteCommand('SSM Workbench: Group Nodes By…');
    await workbench.quick.pick(/Platform/);
    await workbench.sideBar.section('Nodes').getByText('Windows', { exact: true }).waitFor();
  });

  step('a document opens with its language', async (workbench) => {
    const documents = workbench.sideBar.section('Documents');
    await workbench.sideBar.expand('Command');
    const row = documents.getByText('Shop-DeployRelease');
    await workbench.sideBar.open(row, workbench.editor.tab('Shop-DeployRelease'));
    await workbench.statusBarItem(/SSM Document/).waitFor();
    await workbench.editor.waitForText(/^schemaVersion: /m);
    await workbench.editor.waitForColours('download', 'StringList');
    await workbench.screenshot('documents');
  });

  step('parameters come as a hierarchy, and a secret stays closed', async (workbench) => {
    const parameters = workbench.sideBar.section('Parameters');
    await workbench.sideBar.open(parameters.getByText('license-key'), workbench.editor.tab('license-key'));
    await workbench.editor.waitForText(/not revealed/i);
    await workbench.screenshot('parameters');
  });
});

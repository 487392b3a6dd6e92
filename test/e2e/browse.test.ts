import assert from 'node:assert/strict';
import { describeWorkbench } from './support/suite.ts';

const demo = { settings: { 'ssmWorkbench.demo.startOnOpen': true } };

describeWorkbench('browsing the demo fleet', demo, ({ step }) => {
  step('nodes come grouped by environment, with state and platform', async (workbench) => {
    await workbench.openView('SSM Workbench');
    await workbench.treeRow('Production').waitFor();
    await workbench.sideBar.expand('Production');
    await workbench
      .treeRow(/web-prod/)
      .first()
      .waitFor();
    await workbench.screenshot('nodes');
    assert.match((await workbench.sideBar.rows()).join('\n'), /Linux/);
  });

  step('the filter narrows the nodes and shows its text in the view', async (workbench) => {
    await workbench.clickPaletteCommand('SSM Workbench: Filter Nodes…');
    await workbench.quick.type('db');
    await workbench.quick.accept();
    await workbench.screenshot('nodes-filtered');
    await workbench.clickPaletteCommand('SSM Workbench: Clear Nodes Filter');
  });

  step('documents come by owner and type, and open with their language', async (workbench) => {
    await workbench.sideBar.expandSection('Documents');
    await workbench.screenshot('documents');
  });

  step('parameters come as a hierarchy', async (workbench) => {
    await workbench.sideBar.expandSection('Parameters');
    await workbench.screenshot('parameters');
  });
});

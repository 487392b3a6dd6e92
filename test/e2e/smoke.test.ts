import assert from 'node:assert/strict';
import { describeWorkbench } from './support/suite.ts';

describeWorkbench('a first look', {}, ({ step }) => {
  step('the activity bar leads to the extension', async (workbench) => {
    await workbench.openView('SSM Workbench');
    await workbench.screenshot('first-look');
  });

  step('its commands are in the palette', async (workbench) => {
    await workbench.page.keyboard.press('F1');
    await workbench.quick.type('>SSM Workbench: ');
    await workbench.quick.row('SSM Workbench: Show Log').first().waitFor();
    await workbench.quick.dismiss();
  });

  step('a document opens as an SSM document', async (workbench) => {
    await workbench.editor.open('patch-and-verify.ssm.yaml');
    assert.match(await workbench.editor.text(), /Patch one node and prove that it came back/);
    await workbench.screenshot('runbook');
  });
});

import assert from 'node:assert/strict';
import { eventually } from '../support/workbench/eventually.ts';
import { describeWorkbench } from './support/suite.ts';

describeWorkbench('a document with mistakes', {}, ({ step }) => {
  step('has squiggles that say what to do', async (workbench) => {
    await workbench.editor.open('retire-node.draft.ssm.yaml');
    await workbench.editor.squiggles('error').first().waitFor();
    const problems = await workbench.editor.problems();
    assert.ok(problems.length > 0);
    await workbench.screenshot('squiggle');
  });

  step('are corrected by a quick fix', async (workbench) => {
    await workbench.editor.open('retire-node.draft.ssm.yaml');
    await workbench.editor.goTo(37, 24);
    await workbench.editor.quickFix("Change to 'stopped'");
    await eventually(
      () => workbench.editor.text(),
      (text) => text.includes('DesiredState: stopped'),
      'the corrected spelling',
    );
  });
});

import assert from 'node:assert/strict';
import { describeWorkbench } from './support/suite.ts';

describeWorkbench('a document with mistakes', {}, ({ step }) => {
  step('has squiggles that say what to do', async (workbench) => {
    await workbench.editor.open('retire-node.draft.ssm.yaml');
    await workbench.editor.squiggles('error').first().waitFor();
    const problems = await workbench.editor.problems();
    assert.ok(problems.length > 0);
    await workbench.screenshot('squiggle');
  });
});

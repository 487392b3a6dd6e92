import assert from 'node:assert/strict';
import { eventually } from '../support/workbench/eventually.ts';
import { describeWorkbench } from './support/suite.ts';

/** For pictures that are read in a text: as large as a column of it. */
const small = { width: 1000, height: 640 };
const usual = { width: 1440, height: 900 };

describeWorkbench('a document', {}, ({ step }) => {
  step('is coloured by what its names mean, and its scripts by their languages', async ({ editor }) => {
    await editor.open('collect-diagnostics.ssm.yaml');
    await editor.waitForColours('linuxOverview', 'StringList');
    const [name, value, command] = await Promise.all(['linuxOverview', 'StringList', 'uptime'].map(colour));
    assert.equal(await colour('aws:runShellScript'), name, 'an action is a function as a step is');
    assert.equal(command, name, 'a command of the shell is a function');
    assert.equal(await colour("'120'"), value);
    assert.notEqual(await colour('type'), value);
    assert.equal(await colour('Units'), await colour('TopProcesses'));

    function colour(text: string): Promise<string> {
      return editor.colour(text);
    }
  });

  step('has squiggles that say what to do', async (workbench) => {
    await workbench.editor.open('retire-node.draft.ssm.yaml');
    await workbench.editor.squiggles('error').first().waitFor();
    await workbench.editor.waitForColours('findRootVolume', 'Number');
    const problems = await workbench.editor.problems();
    assert.ok(problems.length > 0);
    await workbench.screenshot('squiggle');
    await workbench.quick.command('View: Hide Panel');
  });

  step('offers in braces what can be referred to there', async (workbench) => {
    await workbench.page.setViewportSize(small);
    await workbench.editor.open('retire-node.draft.ssm.yaml');
    await workbench.editor.goTo(36, 15);
    const offered = await workbench.editor.suggestions();
    assert.ok(offered.includes('global:DATE') && offered.includes('InstanceId'), offered.join());
    await workbench.screenshot('complete');
    await workbench.page.keyboard.press('Escape');
  });

  step('is corrected by a quick fix', async (workbench) => {
    await workbench.editor.open('retire-node.draft.ssm.yaml');
    await workbench.editor.goTo(37, 24);
    const fix = await workbench.editor.openFix("Change to 'stopped'");
    await workbench.screenshot('fix');
    await fix.click();
    await workbench.page.setViewportSize(usual);
    await eventually(
      () => workbench.editor.text(),
      (text) => text.includes('DesiredState: stopped'),
      'the corrected spelling',
    );
  });
});

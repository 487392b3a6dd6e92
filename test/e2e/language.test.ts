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
    const texts = {
      ...{ name: 'linuxOverview', action: 'aws:runShellScript', command: 'uptime' },
      ...{ value: 'StringList', quoted: "'120'", key: 'type', units: 'Units', processes: 'TopProcesses' },
    };
    await eventually(
      async () => {
        const colours = Object.entries(texts).map(async ([what, text]) => [what, await editor.colour(text)]);
        return Object.fromEntries(await Promise.all(colours)) as {
          readonly [T in keyof typeof texts]: string;
        };
      },
      // An action is a function as a step is, and so is a command of the shell.
      ({ name, action, command, value, quoted, key, units, processes }) =>
        action === name && command === name && quoted === value && key !== value && units === processes,
      'names in the colours of what they mean',
    );
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

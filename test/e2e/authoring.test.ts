import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../../src/core/base/json.ts';
import { diagnose } from '../support/documents.ts';
import { temporaryFolder } from '../support/workbench/profile.ts';
import { eventually } from '../support/workbench/eventually.ts';
import { Suggestions } from '../support/workbench/suggestions.ts';
import { describeWorkbench } from './support/suite.ts';

let file = '';

describeWorkbench(
  'authoring',
  async (scope) => {
    const workspace = join(await temporaryFolder(scope, 'authoring'), 'runbooks');
    file = join(workspace, 'patch.ssm.yaml');
    await mkdir(workspace, { recursive: true });
    await writeFile(file, '');
    // What pops up by itself comes at its own time; a person can ask for it, and so does this one.
    const settings = { 'editor.quickSuggestions': 'off', 'editor.suggestOnTriggerCharacters': false };
    return { workspace, settings };
  },
  ({ step }) => {
    step('an empty file becomes a runbook of ten steps by the keyboard alone', async (workbench) => {
      await workbench.editor.open('patch.ssm.yaml');
      const write = new Suggestions(workbench.page);
      await write.choose('Automation runbook');
      await write.newLine(2);
      await write.choose('aws:changeInstanceState');
      await write.newLine(4);
      await write.choose('onFailure');
      await write.choose('step:describeInstance');
      for (const action of ['aws:waitForAwsResourceProperty', 'aws:sleep', 'aws:branch', 'aws:runCommand']) {
        await write.newLine(2);
        await write.choose(action);
      }
      await write.newLine(6);
      await write.choose('Comment');
      await write.choose('{{ InstanceId }}', 'InstanceId');
      await write.newLine(2);
      await write.choose('aws:executeScript');
      await write.newLine(6);
      await write.choose('InputPayload');
      await write.type('state: ');
      await write.choose('{{ describeInstance.State }}', 'describeInstance.St');
      for (const action of ['aws:executeAutomation', 'aws:createTags', 'aws:sleep']) {
        await write.newLine(2);
        await write.choose(action);
      }
      await write.newLine(4);
      await write.choose('isEnd');
      await write.choose('true');
      await workbench.screenshot('authoring');
    });

    step('which is saved, and is valid', async (workbench) => {
      await workbench.editor.press('Escape');
      await workbench.editor.save();
      const text = await eventually(
        () => readFile(file, 'utf8'),
        (content) => content.includes('isEnd: true'),
        'the saved runbook',
      );
      const document: unknown = parse(text);
      assert.ok(isRecord(document) && Array.isArray(document['mainSteps']), text);
      assert.equal(document['mainSteps'].length, 10, text);
      assert.deepEqual(
        diagnose(text).filter((problem) => problem.severity <= 2),
        [],
        text,
      );
    });
  },
);

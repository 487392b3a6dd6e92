import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { platformsOfPlugin } from '../../../../../src/simulator/commands/plugins/platforms.ts';
import { plugins } from '../../../../../src/simulator/commands/plugins/index.ts';
import { failed, type PluginContext } from '../../../../../src/simulator/commands/plugins/plugin.ts';
import { instantExecutor } from '../../support/executor.ts';
import { testNode } from '../../support/nodes.ts';

const context: PluginContext = {
  node: testNode(),
  executor: instantExecutor(),
  environment: {},
  signal: new AbortController().signal,
  runDocument: () => Promise.resolve(failed('unused')),
};

describe("the agent's plugins", () => {
  it('each run somewhere, and what runs nowhere is unknown', () => {
    for (const name of plugins.keys()) assert.notEqual(platformsOfPlugin(name).length, 0, name);
    assert.deepEqual(platformsOfPlugin('aws:teleport'), []);
  });

  it('that would reach out of the demo fail with a sentence', async () => {
    const result = await plugins.get('aws:downloadContent')?.({}, context);
    assert.deepEqual([result?.detail, result?.code], ['Failed', 1]);
    assert.match(
      result?.stderr ?? '',
      /^A demo node has no network of its own: it cannot download content\.$/,
    );
  });

  it('that change nothing say so', async () => {
    const install = await plugins.get('aws:configurePackage')?.(
      { action: 'Install', name: 'AmazonCloudWatchAgent' },
      context,
    );
    assert.match(install?.stdout ?? '', /AmazonCloudWatchAgent install\n.*nothing was changed/);
    const update = await plugins.get('aws:updateSsmAgent')?.({}, context);
    assert.match(update?.stdout ?? '', /3\.3\.1142\.0 has already been installed/);
    const old = { ...context, node: testNode({ isLatestAgent: false }) };
    assert.match((await plugins.get('aws:updateSsmAgent')?.({}, old))?.stdout ?? '', /keeps its version/);
    for (const name of ['aws:softwareInventory', 'aws:refreshAssociation']) {
      assert.equal((await plugins.get(name)?.({}, context))?.detail, 'Success');
    }
  });

  it('run documents of Systems Manager only', async () => {
    const result = await plugins.get('aws:runDocument')?.(
      { documentType: 'LocalPath', documentPath: 'x' },
      context,
    );
    assert.match(result?.stderr ?? '', /SSMDocument only/);
  });
});

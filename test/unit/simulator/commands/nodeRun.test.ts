import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { at, textAt } from '../support/api.ts';
import { TestCommands } from '../support/commands.ts';
import { instantExecutor } from '../support/executor.ts';
import { testNode, testNodes } from '../support/nodes.ts';

const script = (
  name: string,
  more: { readonly inputs?: JsonObject; readonly precondition?: JsonObject } = {},
): JsonObject => ({
  action: 'aws:runShellScript',
  name,
  ...more,
  inputs: { runCommand: [name], ...more.inputs },
});

/** Runs a document of these steps; scripts whose first line begins with "bad" fail. Gives `name status code`. */
async function run(
  mainSteps: readonly JsonObject[],
  change: Partial<JsonObject> = {},
): Promise<readonly string[]> {
  const executor = instantExecutor(({ lines }) => ({
    exitCode: lines[0]?.startsWith('bad') === true ? 4 : 0,
  }));
  const documents = { Steps: { schemaVersion: '2.2', mainSteps, ...change } };
  const commands = new TestCommands({ nodes: testNodes(1), executor, documents });
  const id = await commands.send({ DocumentName: 'Steps' });
  await commands.clock.advance(100);
  const listed = await commands.call('ListCommandInvocations', { CommandId: id, Details: true });
  const plugins = at(listed, 'CommandInvocations', 0, 'CommandPlugins');
  assert.ok(Array.isArray(plugins));
  const rows = plugins.map(
    (plugin: unknown) =>
      `${String(at(plugin, 'Name'))} ${String(at(plugin, 'Status'))} ${String(at(plugin, 'ResponseCode'))}`,
  );
  return [...rows, String(at(listed, 'CommandInvocations', 0, 'StatusDetails'))];
}

describe('the steps of a document on a node', () => {
  it('run one after the other', async () => {
    assert.deepEqual(await run([script('one'), script('two')]), [
      'one Success 0',
      'two Success 0',
      'Success',
    ]);
  });

  it('go on after a failure; the whole has failed', async () => {
    assert.deepEqual(await run([script('bad'), script('two')]), ['bad Failed 4', 'two Success 0', 'Failed']);
  });

  it('end at a step that says exit, but for the last one that always runs', async () => {
    const steps = [
      script('bad', { inputs: { onFailure: 'exit' } }),
      script('two'),
      script('last', { inputs: { finallyStep: true } }),
    ];
    const executor = instantExecutor(({ lines }) => ({ exitCode: lines[0] === 'bad' ? 4 : 0 }));
    const documents = { Steps: { schemaVersion: '2.2', mainSteps: steps } };
    const commands = new TestCommands({ nodes: testNodes(1), executor, documents });
    const id = await commands.send({ DocumentName: 'Steps' });
    await commands.clock.advance(100);
    assert.deepEqual(
      executor.requests.map(({ lines }) => lines[0]),
      ['bad', 'last'],
    );
    const skipped = await commands.invocation(id, 0, { PluginName: 'two' });
    assert.match(textAt(skipped, 'StandardOutputContent'), /skipped/);
    assert.equal(await commands.state(id), 'Failed/Failed');
  });

  it('succeed when a failing step says successAndExit', async () => {
    const steps = [script('bad', { inputs: { onFailure: 'successAndExit' } }), script('two')];
    assert.deepEqual(await run(steps), ['bad Failed 4', 'two Success 0', 'Success']);
  });

  it('are skipped, as a success, when their precondition is not met', async () => {
    const steps = [
      script('win', { precondition: { StringEquals: ['platformType', 'Windows'] } }),
      script('two'),
    ];
    assert.deepEqual(await run(steps), ['win Success 0', 'two Success 0', 'Success']);
  });

  it('fail when the agent does not know the plugin', async () => {
    assert.deepEqual(await run([{ action: 'aws:teleport', name: 'odd' }, script('two')]), [
      'odd Failed 1',
      'two Success 0',
      'Failed',
    ]);
  });

  it('do not start any more after a cancellation', async () => {
    const documents = { Steps: { schemaVersion: '2.2', mainSteps: [script('one'), script('two')] } };
    const commands = new TestCommands({ nodes: testNodes(1), documents });
    const id = await commands.send({ DocumentName: 'Steps' });
    await commands.clock.advance(100);
    await commands.call('CancelCommand', { CommandId: id });
    await commands.clock.advance(0);
    assert.equal(commands.executor.requests.length, 1);
    const second = await commands.invocation(id, 0, { PluginName: 'two' });
    assert.deepEqual([second['Status'], second['ResponseCode']], ['Cancelled', -1]);
  });

  it('get the values of the parameters as lines, text and variables', async () => {
    const executor = instantExecutor();
    const documents = {
      Values: {
        schemaVersion: '2.2',
        parameters: {
          commands: { type: 'StringList' },
          folder: { type: 'String', default: 'log' },
          Message: { type: 'String', default: 'hi', interpolationType: 'ENV_VAR' },
        },
        mainSteps: [
          script('x', {
            inputs: {
              runCommand: ['set -e', '{{ commands }}', 'echo {{ Message }}'],
              workingDirectory: '{{ folder }}',
              TimeoutSeconds: 90,
            },
          }),
        ],
      },
    };
    const commands = new TestCommands({ nodes: testNodes(1), executor, documents });
    await commands.send({ DocumentName: 'Values', Parameters: { commands: ['a', 'b'], Message: ['; rm'] } });
    await commands.clock.advance(100);
    const [request] = executor.requests;
    assert.deepEqual(request?.lines, ['set -e', 'a', 'b', 'echo $SSM_Message']);
    assert.deepEqual(
      [request.workingDirectory, request.timeoutMs, request.interpreter],
      ['log', 90_000, 'sh'],
    );
    assert.deepEqual(request.environment, { SSM_Message: '; rm' });
  });

  it('run PowerShell on Windows nodes', async () => {
    const executor = instantExecutor();
    const nodes = [testNode({ platform: 'Windows', runs: false })];
    const commands = new TestCommands({ nodes, executor });
    await commands.send({ DocumentName: 'AWS-RunPowerShellScript', Parameters: { commands: ['Get-Date'] } });
    await commands.clock.advance(100);
    assert.deepEqual(
      executor.requests.map(({ interpreter, lines }) => [interpreter, ...lines]),
      [['powershell', 'Get-Date']],
    );
  });
});

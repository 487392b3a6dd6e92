import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { errorOf } from '../support/api.ts';
import { TestCommands } from '../support/commands.ts';
import { instantExecutor } from '../support/executor.ts';
import { testNodes } from '../support/nodes.ts';

const twoSteps: JsonObject = {
  schemaVersion: '2.2',
  mainSteps: [
    { action: 'aws:runShellScript', name: 'first', inputs: { runCommand: ['one'] } },
    { action: 'aws:runShellScript', name: 'second', inputs: { runCommand: ['two'] } },
  ],
};

describe('GetCommandInvocation', () => {
  it('does not know the invocation right after SendCommand', async () => {
    const commands = new TestCommands();
    const id = await commands.send();
    const input = { CommandId: id, InstanceId: commands.nodes[0]?.id };
    assert.equal(await errorOf(commands.system, 'GetCommandInvocation', input), 'InvocationDoesNotExist');
    await commands.clock.advance(100);
    assert.equal(await errorOf(commands.system, 'GetCommandInvocation', input), 'none');
  });

  it('refuses unknown commands, nodes and plugins', async () => {
    const commands = new TestCommands();
    const [first = '', second = ''] = commands.nodes.map((node) => node.id);
    const id = await commands.send({ InstanceIds: [first] });
    await commands.clock.advance(100);
    const refused = (input: JsonObject): Promise<string> =>
      errorOf(commands.system, 'GetCommandInvocation', { CommandId: id, InstanceId: first, ...input });
    assert.equal(await refused({ CommandId: '0'.repeat(36) }), 'InvocationDoesNotExist');
    assert.equal(await refused({ InstanceId: second }), 'InvocationDoesNotExist');
    assert.equal(await refused({ InstanceId: 'i-00000000000000bad' }), 'InvalidInstanceId');
    assert.equal(await refused({ PluginName: 'runShellScript' }), 'InvalidPluginName');
    assert.equal(await refused({ PluginName: 'aws:runShellScript' }), 'none');
  });

  it('shows −1 and empty texts until the node answers, then everything', async () => {
    const commands = new TestCommands({ nodes: testNodes(2) });
    const id = await commands.send({ MaxConcurrency: '1', Comment: 'why' });
    await commands.clock.advance(100);
    const started = new Date(commands.clock.now()).toISOString();
    const waiting = await commands.invocation(id, 1);
    assert.deepEqual(
      [waiting['Status'], waiting['ResponseCode'], waiting['ExecutionStartDateTime'], waiting['PluginName']],
      ['Pending', -1, '', 'aws:runShellScript'],
    );
    const running = await commands.invocation(id, 0);
    assert.deepEqual(
      [
        running['Status'],
        running['ResponseCode'],
        running['ExecutionStartDateTime'],
        running['ExecutionEndDateTime'],
      ],
      ['InProgress', -1, started, ''],
    );
    await commands.clock.advance(1_500);
    commands.executor.finish(commands.nodes[0]?.id ?? '', { stdout: 'out\n', stderr: 'note\n' });
    await commands.clock.advance(0);
    assert.deepEqual(await commands.invocation(id, 0), {
      CommandId: id,
      InstanceId: commands.nodes[0]?.id,
      Comment: 'why',
      DocumentName: 'AWS-RunShellScript',
      DocumentVersion: '$DEFAULT',
      PluginName: 'aws:runShellScript',
      ResponseCode: 0,
      ExecutionStartDateTime: started,
      ExecutionElapsedTime: 'PT1.5S',
      ExecutionEndDateTime: new Date(commands.clock.now()).toISOString(),
      Status: 'Success',
      StatusDetails: 'Success',
      StandardOutputContent: 'out\n',
      StandardOutputUrl: '',
      StandardErrorContent: 'note\n',
      StandardErrorUrl: '',
      CloudWatchOutputConfig: { CloudWatchLogGroupName: '', CloudWatchOutputEnabled: false },
    });
  });

  it('cuts long output with a mark, at 24,000 and 8,000 characters', async () => {
    const executor = instantExecutor(() => ({ stdout: 'o'.repeat(30_000), stderr: 'e'.repeat(30_000) }));
    const commands = new TestCommands({ nodes: testNodes(1), executor });
    const id = await commands.send();
    await commands.clock.advance(100);
    const { StandardOutputContent: output, StandardErrorContent: error } = await commands.invocation(id);
    assert.ok(typeof output === 'string' && typeof error === 'string');
    assert.deepEqual([output.length, error.length], [24_000, 8_000]);
    assert.match(output, /o--output truncated--$/);
    assert.match(error, /e--output truncated--$/);
  });

  it('shows one of several steps by its name; without one the state of the whole and no output', async () => {
    const executor = instantExecutor(({ lines }) => ({
      stdout: `${lines.join()}\n`,
      exitCode: lines.includes('one') ? 5 : 0,
    }));
    const commands = new TestCommands({ nodes: testNodes(1), executor, documents: { Two: twoSteps } });
    const id = await commands.send({ DocumentName: 'Two' });
    await commands.clock.advance(100);
    const first = await commands.invocation(id, 0, { PluginName: 'first' });
    assert.deepEqual(
      [first['Status'], first['ResponseCode'], first['StandardOutputContent']],
      ['Failed', 5, 'one\n'],
    );
    const second = await commands.invocation(id, 0, { PluginName: 'second' });
    assert.deepEqual([second['Status'], second['StandardOutputContent']], ['Success', 'two\n']);
    const whole = await commands.invocation(id);
    assert.deepEqual(
      [whole['Status'], whole['PluginName'], whole['StandardOutputContent']],
      ['Failed', '', ''],
    );
  });

  it('shows a finished step while the next one runs, and no output of that one', async () => {
    const commands = new TestCommands({ nodes: testNodes(1), documents: { Two: twoSteps } });
    const id = await commands.send({ DocumentName: 'Two' });
    await commands.clock.advance(100);
    commands.executor.finishAll({ stdout: 'one\n' });
    await commands.clock.advance(0);
    const first = await commands.invocation(id, 0, { PluginName: 'first' });
    assert.deepEqual([first['Status'], first['StandardOutputContent']], ['Success', 'one\n']);
    const second = await commands.invocation(id, 0, { PluginName: 'second' });
    assert.deepEqual([second['Status'], second['ResponseCode']], ['InProgress', -1]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorOf } from '../support/api.ts';
import { TestCommands } from '../support/commands.ts';
import { instantExecutor } from '../support/executor.ts';
import { testNode, testNodes } from '../support/nodes.ts';
import type { NodeExecutor, ScriptOutcome } from '../../../../src/simulator/exec/executor.ts';

describe('CancelCommand', () => {
  it('ends running nodes and takes back the waiting and the delayed ones', async () => {
    const lost = testNode({ id: 'i-00000000000001057', pingStatus: 'ConnectionLost' });
    const commands = new TestCommands({ nodes: [lost, ...testNodes(2)] });
    const id = await commands.send({ MaxConcurrency: '1' });
    await commands.clock.advance(100);
    assert.deepEqual(await commands.details(id), ['Delayed', 'InProgress', 'Pending']);
    assert.deepEqual(await commands.call('CancelCommand', { CommandId: id }), {});
    await commands.clock.advance(0);
    assert.deepEqual(await commands.details(id), ['Cancelled', 'Cancelled', 'Cancelled']);
    assert.equal(await commands.state(id), 'Cancelled/Cancelled');
    assert.equal(commands.clock.pending, 0);
  });

  it('is Cancelling until the script has ended', async () => {
    const ends: ((outcome: ScriptOutcome) => void)[] = [];
    const stubborn: NodeExecutor = { run: () => new Promise((resolve) => ends.push(resolve)) };
    const commands = new TestCommands({ nodes: testNodes(1), executor: stubborn });
    const id = await commands.send();
    await commands.clock.advance(100);
    await commands.call('CancelCommand', { CommandId: id });
    assert.deepEqual(await commands.details(id), ['Cancelling']);
    assert.equal(await commands.state(id), 'Cancelling/Cancelling');
    ends[0]?.({ ended: 'cancelled', exitCode: 143, stdout: 'so far', stderr: '' });
    await commands.clock.advance(0);
    assert.equal(await commands.state(id), 'Cancelled/Cancelled');
    const invocation = await commands.invocation(id);
    assert.deepEqual([invocation['Status'], invocation['StandardOutputContent']], ['Cancelled', 'so far']);
  });

  it('ends single nodes when they are named; the command goes on', async () => {
    const commands = new TestCommands({ nodes: testNodes(2) });
    const id = await commands.send();
    await commands.clock.advance(300);
    await commands.call('CancelCommand', { CommandId: id, InstanceIds: [commands.nodes[0]?.id ?? ''] });
    await commands.clock.advance(0);
    assert.deepEqual(await commands.details(id), ['Cancelled', 'InProgress']);
    assert.equal(await commands.state(id), 'InProgress/InProgress');
    commands.executor.finishAll();
    await commands.clock.advance(0);
    assert.equal(await commands.state(id), 'Failed/Incomplete');
  });

  it('works before anything was sent, for ids and for targets', async () => {
    const commands = new TestCommands();
    const byId = await commands.send();
    const byTag = await commands.send({ Targets: [{ Key: 'tag:Role', Values: ['web'] }] });
    await commands.call('CancelCommand', { CommandId: byId });
    await commands.call('CancelCommand', { CommandId: byTag });
    await commands.clock.advance(1_000);
    assert.equal(await commands.state(byId), 'Cancelled/Cancelled');
    assert.equal(await commands.state(byTag), 'Cancelled/Cancelled');
    assert.deepEqual(commands.executor.requests, []);
  });

  it('changes nothing of a command that is over', async () => {
    const commands = new TestCommands({ executor: instantExecutor() });
    const id = await commands.send();
    await commands.clock.advance(1_000);
    assert.deepEqual(await commands.call('CancelCommand', { CommandId: id }), {});
    assert.equal(await commands.state(id), 'Success/Success');
  });

  it('refuses commands and nodes it does not know, and a node named twice', async () => {
    const commands = new TestCommands();
    const id = await commands.send();
    const node = commands.nodes[0]?.id ?? '';
    const refused = (input: Record<string, string | string[]>): Promise<string> =>
      errorOf(commands.system, 'CancelCommand', input);
    assert.equal(await refused({ CommandId: '0'.repeat(36) }), 'InvalidCommandId');
    assert.equal(await refused({ CommandId: id, InstanceIds: ['i-00000000000000bad'] }), 'InvalidInstanceId');
    assert.equal(await refused({ CommandId: id, InstanceIds: [node, node] }), 'DuplicateInstanceId');
  });
});

describe('disposing Run Command', () => {
  it('aborts what runs and forgets every timer', async () => {
    const commands = new TestCommands({ nodes: testNodes(4) });
    await commands.send();
    await commands.send({ Targets: [{ Key: 'tag:Role', Values: ['web'] }] });
    await commands.clock.advance(150);
    const signals = commands.executor.requests.map(({ signal }) => signal);
    assert.ok(signals.length > 1 && signals.every(({ aborted }) => !aborted));
    commands.system.dispose();
    await commands.clock.advance(0);
    assert.ok(signals.every(({ aborted }) => aborted));
    assert.equal(commands.clock.pending, 0);
    assert.equal(commands.executor.requests.length, signals.length);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TestCommands } from '../support/commands.ts';
import { testNode, testNodes } from '../support/nodes.ts';

const hour = 3_600_000;

describe('a command on its way', () => {
  it('reaches one node, then two, then four, up to MaxConcurrency', async () => {
    const commands = new TestCommands({ nodes: testNodes(20) });
    await commands.send({ MaxConcurrency: '6' });
    const seen: number[] = [];
    for (let step = 0; step < 5; step++) {
      await commands.clock.advance(100);
      seen.push(commands.executor.running.length);
    }
    assert.deepEqual(seen, [1, 2, 4, 6, 6]);
  });

  it('sends to the next node as soon as one is done', async () => {
    const commands = new TestCommands({ nodes: testNodes(5) });
    const id = await commands.send({ MaxConcurrency: '2' });
    await commands.clock.advance(300);
    const [first = ''] = commands.executor.running;
    commands.executor.finish(first);
    await commands.clock.advance(0);
    assert.deepEqual(
      commands.executor.running,
      commands.nodes.slice(1, 3).map((node) => node.id),
    );
    assert.equal((await commands.command(id))['CompletedCount'], 1);
  });

  it('runs on 50 nodes at a time unless told otherwise', async () => {
    const commands = new TestCommands({ nodes: testNodes(120) });
    await commands.send({ InstanceIds: [], Targets: [{ Key: 'tag:Role', Values: ['web'] }] });
    await commands.clock.advance(5_000);
    assert.equal(commands.executor.running.length, 50);
    commands.executor.finishAll();
    await commands.clock.advance(0);
    assert.equal(commands.executor.running.length, 50);
  });

  it('ends as Success when all nodes did', async () => {
    const commands = new TestCommands();
    const id = await commands.send();
    await commands.clock.advance(1_000);
    assert.equal(await commands.state(id), 'InProgress/InProgress');
    commands.executor.finishAll();
    await commands.clock.advance(0);
    assert.equal(await commands.state(id), 'Success/Success');
    assert.equal(commands.clock.pending, 0);
  });

  it('stops at one error more than MaxErrors: running nodes finish, the others are Terminated', async () => {
    const commands = new TestCommands({ nodes: testNodes(6) });
    const id = await commands.send({ MaxConcurrency: '2', MaxErrors: '1' });
    await commands.clock.advance(200);
    const [first = '', second = ''] = commands.executor.running;
    commands.executor.finish(first, { exitCode: 1 });
    await commands.clock.advance(0);
    const [, third = ''] = commands.executor.running;
    commands.executor.finish(third, { exitCode: 1 });
    await commands.clock.advance(0);
    assert.deepEqual(commands.executor.running, [second]);
    assert.deepEqual(await commands.details(id), [
      'Failed',
      'InProgress',
      'Failed',
      'Terminated',
      'Terminated',
      'Terminated',
    ]);
    commands.executor.finish(second);
    await commands.clock.advance(0);
    assert.equal(await commands.state(id), 'Failed/Failed');
    const command = await commands.command(id);
    assert.deepEqual([command['CompletedCount'], command['ErrorCount']], [6, 2]);
  });

  it('is Incomplete with tolerated errors', async () => {
    const commands = new TestCommands({ nodes: testNodes(10) });
    const id = await commands.send({ MaxErrors: '10%' });
    await commands.clock.advance(2_000);
    const [first = ''] = commands.executor.running;
    commands.executor.finish(first, { exitCode: 1 });
    commands.executor.finishAll();
    await commands.clock.advance(0);
    assert.equal(await commands.state(id), 'Failed/Incomplete');
  });

  it('says that no node has the tag', async () => {
    const commands = new TestCommands();
    const id = await commands.send({ Targets: [{ Key: 'tag:Role', Values: ['nobody'] }] });
    assert.equal(await commands.state(id), 'Pending/Pending');
    await commands.clock.advance(100);
    assert.equal(await commands.state(id), 'Success/NoInstancesInTag');
    assert.equal(commands.clock.pending, 0);
  });

  it('fails for itself on a targeted node of another platform', async () => {
    const nodes = [...testNodes(1), testNode({ id: 'i-000000000000000ff', platform: 'Windows' })];
    const commands = new TestCommands({ nodes });
    const id = await commands.send({ Targets: [{ Key: 'tag:Role', Values: ['web'] }] });
    await commands.clock.advance(300);
    commands.executor.finishAll();
    await commands.clock.advance(0);
    assert.deepEqual(await commands.details(id), ['Success', 'InvalidPlatform']);
    assert.equal(await commands.state(id), 'Failed/Incomplete');
    assert.equal((await commands.command(id))['ErrorCount'], 0);
  });
});

describe('a node that cannot be reached', () => {
  const lost = testNode({ id: 'i-00000000000001057', pingStatus: 'ConnectionLost' });

  it('is Delayed, does not hold up the others, and is given up at the delivery timeout', async () => {
    const commands = new TestCommands({ nodes: [lost, ...testNodes(1)] });
    const id = await commands.send({ TimeoutSeconds: 30, MaxConcurrency: '1' });
    await commands.clock.advance(100);
    assert.deepEqual(await commands.details(id), ['Delayed', 'InProgress']);
    commands.executor.finishAll();
    await commands.clock.advance(0);
    assert.equal(await commands.state(id), 'InProgress/InProgress');
    await commands.clock.advance(29_899);
    assert.deepEqual(await commands.details(id), ['Delayed', 'Success']);
    await commands.clock.advance(1);
    assert.deepEqual(await commands.details(id), ['DeliveryTimedOut', 'Success']);
    assert.equal(await commands.state(id), 'Failed/Incomplete');
    const command = await commands.command(id);
    assert.deepEqual([command['ErrorCount'], command['DeliveryTimedOutCount']], [0, 1]);
  });

  it('waits an hour when no timeout was given', async () => {
    const commands = new TestCommands({ nodes: [lost] });
    const id = await commands.send();
    await commands.clock.advance(hour - 1);
    assert.deepEqual(await commands.details(id), ['Delayed']);
    await commands.clock.advance(1);
    assert.equal(await commands.state(id), 'TimedOut/DeliveryTimedOut');
  });

  it('is not what stops the command: MaxErrors counts failures only', async () => {
    const commands = new TestCommands({ nodes: [lost, ...testNodes(2)] });
    const id = await commands.send({ MaxConcurrency: '1' });
    await commands.clock.advance(100);
    commands.executor.finishAll({ exitCode: 1 });
    await commands.clock.advance(0);
    assert.deepEqual(await commands.details(id), ['Delayed', 'Failed', 'Terminated']);
  });

  it('may also be one that waited in line for too long', async () => {
    const commands = new TestCommands({ nodes: testNodes(2) });
    const id = await commands.send({ MaxConcurrency: '1', TimeoutSeconds: 30 });
    await commands.clock.advance(30_000);
    assert.deepEqual(await commands.details(id), ['InProgress', 'DeliveryTimedOut']);
  });
});

describe('a script that takes too long', () => {
  it('is ExecutionTimedOut and counts as an error', async () => {
    const commands = new TestCommands({ nodes: testNodes(1) });
    const id = await commands.send({ Parameters: { commands: ['sleep'], executionTimeout: ['60'] } });
    await commands.clock.advance(100);
    assert.equal(commands.executor.requests[0]?.timeoutMs, 60_000);
    commands.executor.finishAll({ ended: 'timedOut', exitCode: 143, stdout: 'partial' });
    await commands.clock.advance(0);
    assert.equal(await commands.state(id), 'TimedOut/ExecutionTimedOut');
    const invocation = await commands.invocation(id);
    assert.equal(invocation['Status'], 'TimedOut');
    assert.equal(invocation['StandardOutputContent'], 'partial');
    assert.equal((await commands.command(id))['ErrorCount'], 1);
  });
});

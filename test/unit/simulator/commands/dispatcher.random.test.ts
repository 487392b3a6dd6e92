import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRandom, type Random } from '../../../support/random.ts';
import { at } from '../support/api.ts';
import { TestCommands } from '../support/commands.ts';
import { testNode } from '../support/nodes.ts';
import type { SimulatedNode } from '../../../../src/simulator/system.ts';

const terminal = new Set([
  'Success',
  'Failed',
  'Cancelled',
  'DeliveryTimedOut',
  'ExecutionTimedOut',
  'InvalidPlatform',
  'Terminated',
]);

function someNodes(random: Random): readonly SimulatedNode[] {
  return Array.from({ length: 1 + random.below(40) }, (_, index) =>
    testNode({
      id: `i-${index.toString(16).padStart(17, '0')}`,
      pingStatus: random.chance(0.1) ? 'ConnectionLost' : 'Online',
      platform: random.chance(0.1) ? 'Windows' : 'Linux',
    }),
  );
}

function someOutcome(random: Random): Parameters<TestCommands['executor']['finish']>[1] {
  if (random.chance(0.1)) return { exitCode: 1 };
  return random.chance(0.05) ? { ended: 'timedOut', exitCode: 137 } : {};
}

/** Lets a command run with random ends, cancellations and waits; checks what has to hold at every moment. */
async function play(seed: number): Promise<string> {
  const random = createRandom(seed);
  const commands = new TestCommands({ nodes: someNodes(random) });
  const limit = 1 + random.below(8);
  const maxErrors = random.below(4);
  const id = await commands.send({
    InstanceIds: [],
    Targets: [{ Key: 'tag:Role', Values: ['web'] }],
    TimeoutSeconds: 30,
    MaxConcurrency: String(limit),
    MaxErrors: String(maxErrors),
  });
  for (let turn = 0; turn < 1_000; turn++) {
    await commands.clock.advance(random.below(400));
    const { running } = commands.executor;
    assert.ok(running.length <= limit, 'more nodes run than MaxConcurrency allows');
    for (const node of running) if (random.chance(0.3)) commands.executor.finish(node, someOutcome(random));
    if (random.chance(0.01)) await commands.call('CancelCommand', { CommandId: id });
    await commands.clock.advance(0);
    await checkCounts(commands, id);
    if (commands.clock.pending === 0 && commands.executor.running.length === 0) return commands.state(id);
  }
  throw new Error('never ended');
}

async function checkCounts(commands: TestCommands, id: string): Promise<void> {
  const command = await commands.command(id);
  const details = (await commands.details(id)).filter((detail) => detail !== '-');
  const count = (...wanted: readonly string[]): number =>
    details.filter((detail) => wanted.includes(detail)).length;
  if (details.length === 0) return;
  assert.equal(command['TargetCount'], details.length);
  assert.equal(command['CompletedCount'], details.filter((detail) => terminal.has(detail)).length);
  assert.equal(command['ErrorCount'], count('Failed', 'ExecutionTimedOut'));
  assert.equal(command['DeliveryTimedOutCount'], count('DeliveryTimedOut'));
  const isOver = command['CompletedCount'] === command['TargetCount'];
  assert.equal(['Pending', 'InProgress', 'Cancelling'].includes(String(at(command, 'Status'))), !isOver);
}

describe('a command, whatever happens on its nodes', () => {
  it('keeps its limits and its counts, and ends', async () => {
    const ends = new Set<string>();
    for (let seed = 1; seed <= 60; seed++) {
      try {
        ends.add(await play(seed));
      } catch (error) {
        throw new Error(`seed ${String(seed)}`, { cause: error });
      }
    }
    for (const end of ['Success/Success', 'Failed/Failed', 'Failed/Incomplete', 'Cancelled/Cancelled']) {
      assert.ok(ends.has(end), `${end} never happened: ${[...ends].join(' ')}`);
    }
  });
});

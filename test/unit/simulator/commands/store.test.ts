import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorOf } from '../support/api.ts';
import { TestCommands } from '../support/commands.ts';
import { instantExecutor } from '../support/executor.ts';
import { testNodes } from '../support/nodes.ts';

describe('the history of commands', () => {
  it('forgets the oldest finished ones beyond its number of commands', async () => {
    const commands = new TestCommands({
      executor: instantExecutor(),
      history: { commands: 2, invocations: 1_000 },
    });
    const ids: string[] = [];
    for (let count = 0; count < 4; count++) {
      ids.push(await commands.send());
      await commands.clock.advance(1_000);
    }
    const known = await Promise.all(
      ids.map((id) => errorOf(commands.system, 'ListCommands', { CommandId: id })),
    );
    assert.deepEqual(known, ['InvalidCommandId', 'InvalidCommandId', 'none', 'none']);
  });

  it('forgets them beyond its number of invocations, whose output takes the memory', async () => {
    const history = { commands: 100, invocations: 25 };
    const commands = new TestCommands({ nodes: testNodes(10), executor: instantExecutor(), history });
    const first = await commands.send();
    await commands.clock.advance(1_000);
    await commands.send();
    await commands.clock.advance(1_000);
    assert.equal(await errorOf(commands.system, 'ListCommands', { CommandId: first }), 'none');
    await commands.send();
    assert.equal(await errorOf(commands.system, 'ListCommands', { CommandId: first }), 'InvalidCommandId');
  });

  it('never forgets one that still runs', async () => {
    const commands = new TestCommands({ history: { commands: 1, invocations: 1 } });
    const first = await commands.send();
    await commands.send();
    assert.equal(await errorOf(commands.system, 'ListCommands', { CommandId: first }), 'none');
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { systemClock } from '../../../../src/core/base/clock.ts';
import { createTokens } from '../../../../src/simulator/base/tokens.ts';
import { createCommandsSystem } from '../../../../src/simulator/commands/index.ts';
import { createExecutor } from '../../../../src/simulator/exec/executor.ts';
import { findShell } from '../../../../src/simulator/exec/hostShell.ts';
import { LiveProcesses } from '../../../../src/simulator/exec/liveProcesses.ts';
import { NodeHomes } from '../../../../src/simulator/exec/homes.ts';
import type { SimulatorSystem } from '../../../../src/simulator/system.ts';
import { at, call, objectAt } from '../support/api.ts';
import { runShellScript, testDocuments, testParameters } from '../support/documents.ts';
import { testFleet, testNodes } from '../support/nodes.ts';

const shell = findShell();

describe('Run Command on real shells', { skip: shell === undefined }, () => {
  const nodes = testNodes(3);
  let homes: NodeHomes;
  let system: SimulatorSystem;

  before(() => {
    homes = new NodeHomes();
    system = createCommandsSystem({
      fleet: testFleet(nodes),
      documents: testDocuments({ 'AWS-RunShellScript': runShellScript }),
      parameters: testParameters(),
      executor: createExecutor({
        homes,
        live: new LiveProcesses(),
        clock: systemClock,
        region: 'eu-central-1',
        shell,
      }),
      clock: systemClock,
      tokens: createTokens(),
      times: { visibleMs: 1, rampMs: 1 },
    });
  });

  after(() => {
    system.dispose();
    homes.dispose();
  });

  async function run(
    commands: readonly string[],
  ): Promise<{ readonly status: unknown; readonly id: string }> {
    const sent = await call(system, 'SendCommand', {
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: nodes.map(({ id }) => id),
      Parameters: { commands },
    });
    const id = String(at(sent, 'Command', 'CommandId'));
    for (;;) {
      const listed = await call(system, 'ListCommands', { CommandId: id });
      const command = objectAt(listed, 'Commands', 0);
      if (command['CompletedCount'] === nodes.length) return { status: command['StatusDetails'], id };
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  const invocation = (id: string, index: number): Promise<object> =>
    call(system, 'GetCommandInvocation', { CommandId: id, InstanceId: nodes[index]?.id ?? '' });

  it('gives each node its own output', async () => {
    const { status, id } = await run(['hostname', 'echo "$HOME" >&2']);
    assert.equal(status, 'Success');
    for (const [index, node] of nodes.entries()) {
      const answer = await invocation(id, index);
      assert.equal(at(answer, 'StandardOutputContent'), `${node.hostname}\n`);
      assert.match(String(at(answer, 'StandardErrorContent')), new RegExp(`/${node.id}/home\n$`));
      assert.equal(at(answer, 'ResponseCode'), 0);
    }
  });

  it('tells the exit code of a failing script', async () => {
    const { status, id } = await run(['echo out', 'echo bad >&2', 'exit 3']);
    assert.equal(status, 'Failed');
    const answer = await invocation(id, 0);
    assert.equal(at(answer, 'ResponseCode'), 3);
    assert.equal(at(answer, 'StandardOutputContent'), 'out\n');
    assert.equal(at(answer, 'StandardErrorContent'), 'bad\nfailed to run commands: exit status 3');
  });
});

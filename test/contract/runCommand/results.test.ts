import { test } from 'node:test';
import assert from 'node:assert/strict';
import { kindOf } from '../../../src/core/base/errors.ts';
import { createCommandsApi } from '../../../src/features/runCommand/api.ts';
import { readNodeNames } from '../../../src/core/aws/nodeNames.ts';
import { findShell } from '../../../src/simulator/exec/hostShell.ts';
import { withSimulator, type Simulated } from '../../support/simulated.ts';
import { send, signal, watched, watchedUntil } from './support.ts';

const canRun = findShell() !== undefined;
const really = { skip: !canRun, timeout: 300_000 };

function online({ simulator }: Simulated, count: number): string[] {
  return simulator.fleet.nodes
    .filter((node) => node.platform === 'Linux' && node.pingStatus === 'Online')
    .slice(0, count)
    .map((node) => node.id);
}

test('a command is watched to its end, and each node’s output is read', really, async () => {
  await withSimulator({ canRun }, async (simulated) => {
    const { connection } = simulated;
    const nodes = online(simulated, 3);
    const command = await send(connection, {
      InstanceIds: nodes,
      Parameters: { commands: ['echo out $((6 * 7))', 'echo err >&2', 'exit 3'] },
      MaxErrors: '100%',
    });
    const end = await watched(connection, command);
    assert.equal(end.command?.status, 'Failed');
    assert.deepEqual(
      end.invocations.map((invocation) => invocation.status),
      ['Failed', 'Failed', 'Failed'],
    );
    for (const nodeId of nodes) {
      const output = await createCommandsApi(connection).output(command.id, nodeId, undefined, signal);
      assert.deepEqual(
        [output.stdout.trim(), output.exitCode, output.stderr.includes('err')],
        ['out 42', 3, true],
      );
      assert.ok((output.finishedAt ?? 0) >= (output.startedAt ?? Number.MAX_VALUE));
    }
  });
});

test('the limits of the service are those that results speak of', really, async () => {
  await withSimulator({ canRun }, async (simulated) => {
    const [nodeId = ''] = online(simulated, 1);
    const command = await send(simulated.connection, {
      InstanceIds: [nodeId],
      Parameters: { commands: ['yes out | head -c 60000', 'yes err | head -c 60000 >&2'] },
    });
    const end = await watched(simulated.connection, command);
    const output = await createCommandsApi(simulated.connection).output(
      command.id,
      nodeId,
      undefined,
      signal,
    );
    assert.ok(output.stdout.length <= 24_000 && output.stdout.length > 20_000, String(output.stdout.length));
    assert.ok(output.stderr.length <= 8000 && output.stderr.length > 7000, String(output.stderr.length));
    assert.ok((end.invocations[0]?.steps[0]?.output.length ?? 9999) <= 2500);
  });
});

test('a cancelled command ends', really, async () => {
  await withSimulator({ canRun }, async (simulated) => {
    const { connection } = simulated;
    const command = await send(connection, {
      InstanceIds: online(simulated, 1),
      Parameters: { commands: ['sleep 100'] },
    });
    await createCommandsApi(connection).cancel(command.id, signal);
    const end = await watched(connection, command);
    assert.equal(end.command?.status, 'Cancelled');
    assert.equal(end.invocations[0]?.status, 'Cancelled');
  });
});

test('a command of 200 nodes costs few calls', { timeout: 120_000 }, async (context) => {
  await withSimulator({ nodes: 200 }, async (simulated) => {
    const { simulator, connection } = simulated;
    const online = simulator.fleet.nodes.filter((node) => node.pingStatus === 'Online').length;
    const before = simulated.calls('ssm');
    const command = await send(connection, {
      DocumentName: 'AWS-RunShellScript',
      Targets: [{ Key: 'tag-key', Values: ['Name'] }],
      Parameters: { commands: ['echo hello'] },
      MaxErrors: '100%',
      MaxConcurrency: '100%',
    });
    // Lost nodes would take the command within the hour: the run is followed until all others have ended.
    const invocations = await watchedUntil(connection, command, online);
    const cost = simulated.calls('ssm') - before;
    context.diagnostic(`${invocations} nodes, ${cost} SSM calls`);
    assert.ok(online > 150 && invocations >= online);
    assert.ok(cost <= 40, `${cost} calls`);
  });
});

test('a command that nobody knows is unknown, not a failure of ours', async () => {
  await withSimulator({}, async ({ connection }) => {
    const api = createCommandsApi(connection);
    const id = '00000000-0000-4000-8000-000000000000';
    assert.equal(await api.command(id, signal), undefined);
    assert.deepEqual(await api.invocations(id, signal), []);
    await assert.rejects(api.output(id, 'i-00000000000000001', undefined, signal), (error) =>
      ['notFound', 'invalid'].includes(kindOf(error)),
    );
  });
});

test(
  'throttling and dropped connections in the middle of a run are lived through',
  { timeout: 300_000 },
  async () => {
    await withSimulator({}, async (simulated) => {
      const { connection, simulator } = simulated;
      const command = await send(connection, {
        InstanceIds: online(simulated, 1),
        Parameters: { commands: ['echo hello'] },
      });
      simulator.faults.set({
        rules: [
          { kind: 'throttle', operation: 'ListCommandInvocations', count: 2 },
          { kind: 'emptyPages', operation: 'ListCommandInvocations', count: 2 },
        ],
      });
      const end = await watched(connection, command);
      assert.equal(end.invocations.length, 1);
    });
  },
);

test('the history comes page by page, newest first', async () => {
  await withSimulator({}, async (simulated) => {
    const { connection } = simulated;
    const InstanceIds = online(simulated, 1);
    for (let index = 0; index < 55; index++) {
      await send(connection, { InstanceIds, Parameters: { commands: ['true'] }, Comment: `run ${index}` });
    }
    const api = createCommandsApi(connection);
    const first = await api.page(undefined, signal);
    assert.equal(first.commands.length, 50);
    assert.equal(first.commands[0]?.comment, 'run 54');
    const second = await api.page(first.next, signal);
    assert.equal(second.commands.at(-1)?.comment, 'run 0');
    assert.equal(second.next, undefined);
  });
});

test('names of nodes are those of EC2', async () => {
  await withSimulator({ nodes: 250 }, async (simulated) => {
    const { simulator, connection } = simulated;
    const nodes = simulator.fleet.nodes.filter((node) => node.id.startsWith('i-'));
    const before = simulated.calls('ec2');
    const names = await readNodeNames(
      connection,
      nodes.map((node) => node.id),
      signal,
    );
    for (const node of nodes) assert.equal(names.get(node.id), node.name);
    assert.ok(simulated.calls('ec2') - before <= 3);
  });
});

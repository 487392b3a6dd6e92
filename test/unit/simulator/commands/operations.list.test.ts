import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { at, errorOf } from '../support/api.ts';
import { TestCommands } from '../support/commands.ts';
import { instantExecutor } from '../support/executor.ts';
import { testNodes } from '../support/nodes.ts';

const missing = '0'.repeat(36);

/** Ids on all pages, and how many pages there were. */
async function pages(
  commands: TestCommands,
  operation: string,
  list: string,
  key: string,
  input: JsonObject,
): Promise<{ readonly ids: readonly string[]; readonly sizes: readonly number[] }> {
  const ids: string[] = [];
  const sizes: number[] = [];
  for (let token: unknown; ;) {
    const page = await commands.call(
      operation,
      typeof token === 'string' ? { ...input, NextToken: token } : input,
    );
    const rows = page[list];
    assert.ok(Array.isArray(rows));
    ids.push(...rows.map((row: unknown) => String(at(row, key))));
    sizes.push(rows.length);
    token = page['NextToken'];
    if (token === undefined) return { ids, sizes };
  }
}

describe('ListCommands', () => {
  it('shows the newest first, page by page, whatever arrives meanwhile', async () => {
    const commands = new TestCommands({ executor: instantExecutor() });
    const sent: string[] = [];
    for (let count = 0; count < 5; count++) sent.unshift(await commands.send());
    const first = await commands.call('ListCommands', { MaxResults: 2 });
    await commands.send();
    const second = await commands.call('ListCommands', { MaxResults: 2, NextToken: first['NextToken'] });
    assert.deepEqual(
      [at(second, 'Commands', 0, 'CommandId'), at(second, 'Commands', 1, 'CommandId')],
      sent.slice(2, 4),
    );
    const all = await pages(commands, 'ListCommands', 'Commands', 'CommandId', { MaxResults: 3 });
    assert.deepEqual(all.sizes, [3, 3]);
    assert.deepEqual(all.ids.slice(1), sent);
  });

  it('filters by time, status, stage and document; all of them together', async () => {
    const commands = new TestCommands({
      documents: {
        Other: { schemaVersion: '2.2', mainSteps: [{ action: 'aws:runShellScript', name: 'main' }] },
      },
    });
    const old = await commands.send();
    await commands.clock.advance(1_000);
    commands.executor.finishAll({ exitCode: 1 });
    await commands.clock.advance(0);
    const between = new Date(commands.clock.now() + 1).toISOString();
    await commands.clock.advance(60_000);
    const recent = await commands.send({ DocumentName: 'Other' });
    const found = async (...filters: readonly (readonly [string, string])[]): Promise<readonly string[]> =>
      (
        await pages(commands, 'ListCommands', 'Commands', 'CommandId', {
          Filters: filters.map(([key, value]) => ({ key, value })),
        })
      ).ids;
    assert.deepEqual(await found(['InvokedAfter', between]), [recent]);
    assert.deepEqual(await found(['InvokedBefore', between]), [old]);
    assert.deepEqual(await found(['Status', 'Failed']), [old]);
    assert.deepEqual(await found(['Status', 'Pending']), [recent]);
    assert.deepEqual(await found(['ExecutionStage', 'Executing']), [recent]);
    assert.deepEqual(await found(['ExecutionStage', 'Complete']), [old]);
    assert.deepEqual(await found(['DocumentName', 'Other']), [recent]);
    assert.deepEqual(await found(['DocumentName', 'Other'], ['Status', 'Failed']), []);
  });

  it('shows the commands of one node', async () => {
    const commands = new TestCommands();
    const [first = '', second = ''] = commands.nodes.map(({ id }) => id);
    const id = await commands.send({ InstanceIds: [first] });
    const list = async (node: string): Promise<unknown> =>
      at(await commands.call('ListCommands', { InstanceId: node }), 'Commands', 0, 'CommandId');
    assert.equal(await list(first), id);
    assert.equal(await list(second), undefined);
  });

  it('refuses what it does not know', async () => {
    const { system } = new TestCommands();
    const filter = (key: string, value: string): JsonObject => ({ Filters: [{ key, value }] });
    const refused = (input: JsonObject): Promise<string> => errorOf(system, 'ListCommands', input);
    assert.equal(await refused({ CommandId: missing }), 'InvalidCommandId');
    assert.equal(await refused({ InstanceId: 'i-00000000000000bad' }), 'InvalidInstanceId');
    assert.equal(await refused(filter('Name', 'x')), 'InvalidFilterKey');
    assert.equal(await refused(filter('InvokedAfter', 'yesterday')), 'ValidationException');
    assert.equal(await refused(filter('ExecutionStage', 'Half')), 'ValidationException');
    assert.equal(await refused({ NextToken: 'made up' }), 'InvalidNextToken');
  });
});

describe('ListCommandInvocations', () => {
  it('shows nothing of a command until the service is consistent', async () => {
    const commands = new TestCommands();
    const id = await commands.send();
    assert.deepEqual(await commands.call('ListCommandInvocations', { CommandId: id }), {
      CommandInvocations: [],
    });
    await commands.clock.advance(100);
    assert.deepEqual(await commands.details(id), ['InProgress', 'Pending', 'Pending']);
  });

  it('pages through many nodes', async () => {
    const commands = new TestCommands({ nodes: testNodes(120), executor: instantExecutor() });
    const id = await commands.send({ Targets: [{ Key: 'tag:Role', Values: ['web'] }] });
    await commands.clock.advance(5_000);
    const { ids, sizes } = await pages(
      commands,
      'ListCommandInvocations',
      'CommandInvocations',
      'InstanceId',
      {
        CommandId: id,
      },
    );
    assert.deepEqual(sizes, [50, 50, 20]);
    assert.deepEqual([...ids].sort(), commands.nodes.map((node) => node.id).sort());
  });

  it('shows plugins and their output only with Details', async () => {
    const executor = instantExecutor(() => ({ stdout: 'out\n', stderr: 'bad\n', exitCode: 2 }));
    const commands = new TestCommands({ nodes: testNodes(1), executor });
    const id = await commands.send({ OutputS3BucketName: 'my-bucket' });
    await commands.clock.advance(100);
    const plain = await commands.call('ListCommandInvocations', { CommandId: id });
    assert.deepEqual(at(plain, 'CommandInvocations', 0, 'CommandPlugins'), []);
    const detailed = await commands.call('ListCommandInvocations', { CommandId: id, Details: true });
    const now = commands.clock.now() / 1_000;
    const node = commands.nodes[0]?.id ?? '';
    const prefix = `${id}/${node}/awsrunShellScript`;
    const url = `https://s3.eu-central-1.amazonaws.com/my-bucket/${prefix}/0.awsrunShellScript`;
    assert.deepEqual(at(detailed, 'CommandInvocations', 0, 'CommandPlugins'), [
      {
        Name: 'aws:runShellScript',
        Status: 'Failed',
        StatusDetails: 'Failed',
        ResponseCode: 2,
        ResponseStartDateTime: now,
        ResponseFinishDateTime: now,
        Output: 'out\n\n----------ERROR-------\nbad\nfailed to run commands: exit status 2',
        StandardOutputUrl: `${url}/stdout`,
        StandardErrorUrl: `${url}/stderr`,
        OutputS3Region: 'eu-central-1',
        OutputS3BucketName: 'my-bucket',
        OutputS3KeyPrefix: prefix,
      },
    ]);
    assert.equal(at(detailed, 'CommandInvocations', 0, 'StandardOutputUrl'), `${url}/stdout`);
  });

  it('filters by node and by status detail, and knows no ExecutionStage', async () => {
    const commands = new TestCommands();
    const id = await commands.send({ MaxConcurrency: '1' });
    await commands.clock.advance(100);
    const count = async (input: JsonObject): Promise<number> =>
      (await pages(commands, 'ListCommandInvocations', 'CommandInvocations', 'InstanceId', input)).ids.length;
    assert.equal(await count({ CommandId: id, Filters: [{ key: 'Status', value: 'Pending' }] }), 2);
    assert.equal(await count({ CommandId: id, InstanceId: commands.nodes[0]?.id }), 1);
    assert.equal(await count({}), 3);
    const stage = { Filters: [{ key: 'ExecutionStage', value: 'Complete' }] };
    assert.equal(await errorOf(commands.system, 'ListCommandInvocations', stage), 'InvalidFilterKey');
    assert.equal(
      await errorOf(commands.system, 'ListCommandInvocations', { CommandId: missing }),
      'InvalidCommandId',
    );
  });

  it('refuses the page token of another listing', async () => {
    const commands = new TestCommands();
    await commands.send();
    await commands.send();
    await commands.clock.advance(100);
    const { NextToken } = await commands.call('ListCommands', { MaxResults: 1 });
    assert.equal(await errorOf(commands.system, 'ListCommandInvocations', { NextToken }), 'InvalidNextToken');
  });
});

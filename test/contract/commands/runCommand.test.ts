import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  CancelCommandCommand,
  GetCommandInvocationCommand,
  ListCommandsCommand,
  paginateListCommandInvocations,
  SendCommandCommand,
  SSMClient,
  SSMServiceException,
  waitUntilCommandExecuted,
  type Command,
  type CommandInvocation,
  type SendCommandCommandInput,
} from '@aws-sdk/client-ssm';
import { findShell } from '../../../src/simulator/exec/hostShell.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';

const limits = { skip: findShell() === undefined, timeout: 300_000 };

/** Run Command as the SDK speaks it: signatures, shapes, paginators and waiters over real HTTP. */
describe('Run Command over the wire', limits, () => {
  let simulator: Simulator;
  let ssm: SSMClient;
  let linux: readonly string[];

  before(async () => {
    simulator = await createSimulator({ nodes: 60 });
    const { endpoint, region, credentials } = simulator;
    ssm = new SSMClient({ endpoint, region, credentials });
    linux = simulator.fleet.nodes
      .filter(({ platform, pingStatus }) => platform === 'Linux' && pingStatus === 'Online')
      .map(({ id }) => id);
  });

  after(async () => {
    ssm.destroy();
    await simulator.dispose();
  });

  async function send(
    commands: readonly string[],
    input: Partial<SendCommandCommandInput> = {},
  ): Promise<string> {
    const answer = await ssm.send(
      new SendCommandCommand({
        DocumentName: 'AWS-RunShellScript',
        Parameters: { commands: [...commands] },
        ...(input.Targets === undefined ? { InstanceIds: linux.slice(0, 3) } : {}),
        ...input,
      }),
    );
    return answer.Command?.CommandId ?? '';
  }

  async function finished(id: string): Promise<Command> {
    for (;;) {
      const { Commands = [] } = await ssm.send(new ListCommandsCommand({ CommandId: id }));
      const [command] = Commands;
      assert.ok(command);
      const { Status = '', TargetCount = 0, CompletedCount = 0 } = command;
      const isOver = !['Pending', 'InProgress', 'Cancelling'].includes(Status);
      if (isOver && CompletedCount === TargetCount) return command;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async function invocations(id: string): Promise<readonly CommandInvocation[]> {
    const found: CommandInvocation[] = [];
    for await (const page of paginateListCommandInvocations(
      { client: ssm },
      { CommandId: id, Details: true },
    )) {
      found.push(...(page.CommandInvocations ?? []));
    }
    return found;
  }

  /** Polls until so many nodes have succeeded. */
  async function successes(id: string, wanted: number): Promise<readonly CommandInvocation[]> {
    for (;;) {
      const rows = (await invocations(id)).filter(({ Status }) => Status === 'Success');
      if (rows.length >= wanted) return rows;
    }
  }

  async function refusal(input: Partial<SendCommandCommandInput>): Promise<string> {
    try {
      await send(['true'], input);
    } catch (error) {
      assert.ok(error instanceof SSMServiceException);
      assert.equal(error.$metadata.httpStatusCode, 400);
      return error.name;
    }
    return 'none';
  }

  it("gives every node's own output", async () => {
    const id = await send(['hostname', 'echo note >&2']);
    const command = await finished(id);
    assert.deepEqual([command.Status, command.TargetCount, command.ErrorCount], ['Success', 3, 0]);
    assert.ok(command.RequestedDateTime instanceof Date);
    for (const InstanceId of linux.slice(0, 3)) {
      const answer = await ssm.send(new GetCommandInvocationCommand({ CommandId: id, InstanceId }));
      const node = simulator.fleet.find(InstanceId);
      assert.equal(answer.StandardOutputContent, `${node?.hostname ?? ''}\n`);
      assert.equal(answer.StandardErrorContent, 'note\n');
      assert.match(answer.ExecutionElapsedTime ?? '', /^PT[\d.]+S$/);
    }
  });

  it("satisfies the SDK's waiter, which asks too early and has to ask again", async () => {
    const CommandId = await send(['sleep 0.2; echo done']);
    const [InstanceId] = linux;
    const waiter = { client: ssm, maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
    const { state } = await waitUntilCommandExecuted(waiter, { CommandId, InstanceId });
    assert.equal(state, 'SUCCESS');
  });

  it('tells exit codes and errors of failing scripts', async () => {
    const command = await finished(await send(['echo bad >&2', 'exit 42'], { MaxErrors: '100%' }));
    assert.deepEqual(
      [command.Status, command.StatusDetails, command.ErrorCount],
      ['Failed', 'Incomplete', 3],
    );
    const [first] = await invocations(command.CommandId ?? '');
    assert.equal(first?.CommandPlugins?.[0]?.ResponseCode, 42);
    assert.match(
      first.CommandPlugins[0].Output ?? '',
      /^\n-+ERROR-+\nbad\nfailed to run commands: exit status 42$/,
    );
  });

  it('stops sending after the first error when none is tolerated', async () => {
    const id = await send(['exit 1'], { InstanceIds: linux.slice(0, 20), MaxConcurrency: '1' });
    const command = await finished(id);
    assert.deepEqual([command.Status, command.ErrorCount, command.CompletedCount], ['Failed', 1, 20]);
    const details = (await invocations(id)).map(({ StatusDetails }) => StatusDetails);
    assert.equal(details.filter((detail) => detail === 'Terminated').length, 19);
  });

  it('ends what runs, and what it started, when it is cancelled', async () => {
    const id = await send(['echo started', 'sleep 300 & sleep 300']);
    for (;;) {
      const rows = await invocations(id);
      if (rows.length === 3 && rows.every(({ Status }) => Status === 'InProgress')) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await ssm.send(new CancelCommandCommand({ CommandId: id }));
    const command = await finished(id);
    assert.equal(command.Status, 'Cancelled');
    assert.deepEqual(
      (await invocations(id)).map(({ Status }) => Status),
      ['Cancelled', 'Cancelled', 'Cancelled'],
    );
  });

  it('ends a script at its execution timeout', async () => {
    const id = await send(['echo before', 'sleep 300'], {
      InstanceIds: linux.slice(0, 1),
      Parameters: { commands: ['echo before', 'sleep 300'], executionTimeout: ['5'] },
    });
    const command = await finished(id);
    assert.deepEqual([command.Status, command.StatusDetails], ['TimedOut', 'ExecutionTimedOut']);
    const [row] = await invocations(id);
    assert.equal(row?.CommandPlugins?.[0]?.Output, 'before\n');
  });

  it('reaches many nodes by tag, page by page', async () => {
    const Targets = [{ Key: 'tag:Environment', Values: ['Production', 'Staging', 'Development'] }];
    const id = await send(['echo "$AWS_SSM_INSTANCE_ID"'], {
      Targets,
      MaxConcurrency: '100%',
      MaxErrors: '100%',
    });
    // Nodes that cannot be reached keep the command open for an hour.
    const reachable = simulator.fleet
      .match([{ key: 'tag:Environment', values: ['Production', 'Staging', 'Development'] }])
      .filter(({ platform, pingStatus }) => platform === 'Linux' && pingStatus === 'Online');
    const rows = await successes(id, reachable.length);
    assert.ok(rows.length > 40);
    for (const { InstanceId, CommandPlugins } of rows)
      assert.equal(CommandPlugins?.[0]?.Output, `${InstanceId ?? ''}\n`);
  });

  it('cuts long output at the limits of the API', async () => {
    const id = await send(['seq 1 20000'], { InstanceIds: linux.slice(0, 1) });
    await finished(id);
    const answer = await ssm.send(new GetCommandInvocationCommand({ CommandId: id, InstanceId: linux[0] }));
    assert.equal(answer.StandardOutputContent?.length, 24_000);
    const [row] = await invocations(id);
    assert.ok((row?.CommandPlugins?.[0]?.Output?.length ?? 0) <= 2_500);
  });

  it('refuses with the errors that the SDK knows', async () => {
    assert.equal(await refusal({ InstanceIds: ['i-00000000000000bad'] }), 'InvalidInstanceId');
    assert.equal(await refusal({ DocumentName: 'AWS-RunNothing' }), 'InvalidDocument');
    assert.equal(await refusal({ DocumentVersion: '99' }), 'InvalidDocumentVersion');
    assert.equal(await refusal({ Parameters: { wrong: ['x'] } }), 'InvalidParameters');
    assert.equal(
      await refusal({ DocumentName: 'AWS-RunPatchBaseline', Parameters: {} }),
      'InvalidParameters',
    );
    assert.equal(await refusal({ TimeoutSeconds: 5 }), 'ValidationException');
    assert.equal(await refusal({ MaxConcurrency: '0' }), 'ValidationException');
    assert.equal(await refusal({ Comment: 'x'.repeat(101) }), 'ValidationException');
    assert.equal(await refusal({ InstanceIds: [linux[0] ?? '', linux[0] ?? ''] }), 'DuplicateInstanceId');
  });

  it('answers from a fixed set on the Windows node', async () => {
    const windows = simulator.fleet.nodes.find(({ platform }) => platform === 'Windows')?.id ?? '';
    const id = await send([], {
      InstanceIds: [windows],
      DocumentName: 'AWS-RunPowerShellScript',
      Parameters: { commands: ['Get-Service W3SVC', 'Get-Nothing'] },
    });
    const command = await finished(id);
    assert.equal(command.Status, 'Failed');
    const [row] = await invocations(id);
    assert.match(
      row?.CommandPlugins?.[0]?.Output ?? '',
      /Running +W3SVC[^]*ERROR[^]*'Get-Nothing' is not recognized/,
    );
  });
});

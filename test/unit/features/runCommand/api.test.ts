import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createCommandsApi, isPerhapsSent } from '../../../../src/features/runCommand/api.ts';
import { AppError, cancelled, isCancelled, kindOf, messageOf } from '../../../../src/core/base/errors.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { commandId, nodeId, nodeIdOf } from '../../../support/commands.ts';

const { signal } = new AbortController();

test('send gives the command that the service made', async () => {
  const connection = new FakeConnection({
    SendCommand: () => ({ Command: { CommandId: commandId, Status: 'Pending' } }),
  });
  const command = await createCommandsApi(connection).send({ DocumentName: 'AWS-RunShellScript' }, signal);
  assert.equal(command.id, commandId);
});

test('an answer without a command is called a bug, not a success', async () => {
  const connection = new FakeConnection({ SendCommand: () => ({}) });
  await assert.rejects(
    createCommandsApi(connection).send({ DocumentName: 'X-Y' }, signal),
    (error) => kindOf(error) === 'bug',
  );
});

/** How sending fails when the call fails like this. */
async function failedSend(error: Error): Promise<unknown> {
  const connection = new FakeConnection({
    SendCommand: () => {
      throw error;
    },
  });
  return createCommandsApi(connection)
    .send({ DocumentName: 'X-Y' }, signal)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
}

test('a lost answer and a closed connection leave open whether the command was sent, and say so', async () => {
  for (const lost of [new AppError('network', 'No answer.', { code: 'ECONNRESET' }), cancelled()]) {
    const error = await failedSend(lost);
    assert.ok(isPerhapsSent(error));
    assert.ok(!isCancelled(error), 'what is cancelled is shown to nobody');
    assert.match(messageOf(error), /may have been sent all the same: look at the Commands view/);
  }
});

test('a refusal leaves nothing open', async () => {
  for (const kind of ['denied', 'throttled', 'invalid', 'expired'] as const) {
    const refusal = new AppError(kind, 'No.');
    assert.equal(await failedSend(refusal), refusal);
    assert.ok(!isPerhapsSent(refusal));
  }
});

test('invocations are followed by token, through an empty page', async () => {
  const connection = new FakeConnection({
    ListCommandInvocations: (input) => {
      if (input.NextToken === undefined) return { CommandInvocations: [], NextToken: 'a' };
      if (input.NextToken === 'a')
        return { CommandInvocations: [{ InstanceId: nodeIdOf(1) }], NextToken: 'b' };
      return { CommandInvocations: [{ InstanceId: nodeIdOf(2) }, {}] };
    },
  });
  const found = await createCommandsApi(connection).invocations(commandId, signal);
  assert.deepEqual(
    found.map((invocation) => invocation.nodeId),
    [nodeIdOf(1), nodeIdOf(2)],
  );
  assert.deepEqual(connection.inputs('ListCommandInvocations')[0], {
    CommandId: commandId,
    Details: true,
    MaxResults: 50,
  });
});

test('a page of history hands its token on, and an empty token ends it', async () => {
  const connection = new FakeConnection({
    ListCommands: (input) =>
      input.NextToken === undefined
        ? { Commands: [{ CommandId: commandId }, {}], NextToken: 'n' }
        : { Commands: [], NextToken: '' },
  });
  const api = createCommandsApi(connection);
  const first = await api.page(undefined, signal);
  assert.equal(first.commands.length, 1);
  assert.equal(first.next, 'n');
  assert.deepEqual(await api.page('n', signal), { commands: [] });
});

test('a command that the service does not know is undefined', async () => {
  const connection = new FakeConnection({ ListCommands: () => ({}) });
  assert.equal(await createCommandsApi(connection).command(commandId, signal), undefined);
});

test('an output names its step only when it is asked for one', async () => {
  const connection = new FakeConnection({
    GetCommandInvocation: () => ({ InstanceId: nodeId, StandardOutputContent: 'x' }),
  });
  const api = createCommandsApi(connection);
  assert.equal((await api.output(commandId, nodeId, undefined, signal)).stdout, 'x');
  await api.output(commandId, nodeId, 'configure', signal);
  assert.deepEqual(connection.inputs('GetCommandInvocation'), [
    { CommandId: commandId, InstanceId: nodeId },
    { CommandId: commandId, InstanceId: nodeId, PluginName: 'configure' },
  ]);
});

test('cancel names the command', async () => {
  const connection = new FakeConnection({ CancelCommand: () => ({}) });
  await createCommandsApi(connection).cancel(commandId, signal);
  assert.deepEqual(connection.inputs('CancelCommand'), [{ CommandId: commandId }]);
});

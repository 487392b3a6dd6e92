import { test } from 'node:test';
import assert from 'node:assert/strict';
import { pushByRunCommand } from '../../../../src/cli/sshProxy/runCommandPush.ts';
import { AppError } from '../../../../src/core/base/errors.ts';
import { isRecord } from '../../../../src/core/base/json.ts';
import { FakeConnection, type Answers } from '../../../support/fakeConnection.ts';
import { ManualClock } from '../../../support/manualClock.ts';

const target = { id: 'mi-1', name: 'till' };
const key = 'ssh-ed25519 AAAA';

function pushing(answers: Answers) {
  const clock = new ManualClock();
  const connection = new FakeConnection({
    SendCommand: () => ({ Command: { CommandId: 'c-1' } }),
    ...answers,
  });
  let end: unknown;
  pushByRunCommand(connection, target, 'admin', key, { clock, signal: new AbortController().signal }).then(
    () => (end = 'pushed'),
    (error: unknown) => (end = error),
  );
  return { clock, connection, end: () => end };
}

test('sends the script to that node alone, and waits until it has run', async () => {
  let polls = 0;
  const { clock, connection, end } = pushing({
    GetCommandInvocation: () => {
      polls += 1;
      // Right after it was sent, the invocation is not there yet.
      if (polls === 1) throw new AppError('notFound', 'x', { code: 'InvocationDoesNotExist' });
      return { Status: polls === 2 ? 'InProgress' : 'Success' };
    },
  });
  await clock.advance(1400);
  assert.equal(end(), undefined);
  await clock.advance(200);
  assert.equal(end(), 'pushed');
  const [input] = connection.inputs('SendCommand');
  assert.ok(isRecord(input));
  assert.deepEqual(input['InstanceIds'], ['mi-1']);
  assert.equal(input['DocumentName'], 'AWS-RunShellScript');
  assert.match(
    JSON.stringify(input['Parameters']),
    /su -s \/bin\/sh 'admin'.*ssh-ed25519 AAAA ssm-workbench-/,
  );
});

test('each push has a mark of its own', async () => {
  const marks = new Set<string>();
  for (let round = 0; round < 2; round++) {
    const { clock, connection } = pushing({ GetCommandInvocation: () => ({ Status: 'Success' }) });
    await clock.advance(1000);
    marks.add(/ssm-workbench-([\w-]+)/.exec(JSON.stringify(connection.inputs('SendCommand')))?.[1] ?? '');
  }
  assert.equal(marks.size, 2);
});

test('what the node says against it is told', async () => {
  const { clock, end } = pushing({
    GetCommandInvocation: () => ({ Status: 'Failed', StandardErrorContent: 'There is no user admin.\n' }),
  });
  await clock.advance(1000);
  assert.match(
    String(end()),
    /could not be pushed to till \(mi-1\) by Run Command: There is no user admin\./,
  );
});

test('a command that ended otherwise is told by its status', async () => {
  const { clock, end } = pushing({ GetCommandInvocation: () => ({ Status: 'TimedOut' }) });
  await clock.advance(1000);
  assert.match(String(end()), /the command ended with the status TimedOut/);
});

test('a node that never answers is given up', async () => {
  const { clock, end } = pushing({ GetCommandInvocation: () => ({ Status: 'Pending' }) });
  await clock.advance(61_000);
  assert.match(String(end()), /it did not answer in time/);
});

test('a denial is the denial’s own sentence', async () => {
  const denied = new AppError('denied', 'no', { action: 'ssm:SendCommand' });
  const { clock, end } = pushing({
    SendCommand: () => {
      throw denied;
    },
  });
  await clock.advance(100);
  assert.equal(end(), denied);
});

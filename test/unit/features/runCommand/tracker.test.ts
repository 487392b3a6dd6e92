import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import { CommandTracker } from '../../../../src/features/runCommand/tracker.ts';
import { aCommand, commandId } from '../../../support/commands.ts';
import { FakeConnection, FakeConnections } from '../../../support/fakeConnection.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';

interface Scene {
  readonly clock: ManualClock;
  readonly connection: FakeConnection;
  readonly connections: FakeConnections;
  readonly tracker: CommandTracker;
  readonly changes: string[];
  readonly ends: string[];
  readonly ref: { readonly connectionId: string; readonly commandId: string };
}

function scene(status: () => 'InProgress' | 'Success' | undefined): Scene {
  const clock = new ManualClock();
  const connection = new FakeConnection({
    ListCommands: () => {
      const now = status();
      return now === undefined ? {} : { Commands: [{ CommandId: commandId, Status: now }] };
    },
  });
  const connections = new FakeConnections(connection);
  const tracker = new CommandTracker(connections, clock);
  const changes: string[] = [];
  const ends: string[] = [];
  tracker.onDidChange(({ command }) => changes.push(command.status));
  tracker.onDidFinish(({ command }) => ends.push(command.status));
  return {
    clock,
    connection,
    connections,
    tracker,
    changes,
    ends,
    ref: { connectionId: connection.id, commandId },
  };
}

test('a command that nobody watches is looked at every ten seconds until it has ended', async () => {
  let status: 'InProgress' | 'Success' = 'InProgress';
  const { tracker, clock, ref, changes, ends, connection } = scene(() => status);
  tracker.track({ ref, command: aCommand() });
  await clock.advance(10_000);
  assert.deepEqual(changes, ['Pending', 'InProgress']);
  status = 'Success';
  await clock.advance(10_000);
  assert.deepEqual(ends, ['Success']);
  assert.equal(clock.pending, 0);
  await clock.advance(60_000);
  assert.equal(connection.count('ListCommands'), 2);
});

test('while a panel watches no call is made, and an end that it has seen is not told', async () => {
  const { tracker, clock, ref, ends, connection } = scene(() => 'InProgress');
  tracker.track({ ref, command: aCommand() });
  const attention = tracker.attend(commandId);
  await clock.advance(60_000);
  assert.equal(connection.calls.length, 0);
  tracker.seen({ ref, command: aCommand({ status: 'Success' }) }, true);
  attention.dispose();
  await clock.advance(60_000);
  assert.deepEqual(ends, []);
  assert.equal(connection.calls.length, 0);
  assert.equal(clock.pending, 0);
});

test('when the panel is hidden before the end, the end is told', async () => {
  const { tracker, clock, ref, ends } = scene(() => 'Success');
  tracker.track({ ref, command: aCommand() });
  const attention = tracker.attend(commandId);
  await clock.advance(30_000);
  attention.dispose();
  await clock.advance(10_000);
  assert.deepEqual(ends, ['Success']);
});

test('two panels watch until both are gone, and disposing one twice counts once', async () => {
  const { tracker, clock, ref, connection } = scene(() => 'InProgress');
  tracker.track({ ref, command: aCommand() });
  const first = tracker.attend(commandId);
  const second = tracker.attend(commandId);
  first.dispose();
  first.dispose();
  await clock.advance(20_000);
  assert.equal(connection.calls.length, 0);
  second.dispose();
  await clock.advance(10_000);
  assert.equal(connection.calls.length, 1);
});

test('failures are lived through: soon again when they pass, later when not', async () => {
  const { tracker, clock, ref, ends, connection } = scene(() => 'Success');
  let failures = 0;
  const failing = (kind: 'network' | 'expired'): void =>
    connection.answer({
      ListCommands: () => {
        failures++;
        throw new AppError(kind, 'No.');
      },
    });
  failing('network');
  tracker.track({ ref, command: aCommand() });
  await clock.advance(20_000);
  assert.equal(failures, 2);
  failing('expired');
  await clock.advance(10_000);
  assert.equal(failures, 3);
  await clock.advance(59_000);
  assert.equal(failures, 3);
  connection.answer({ ListCommands: () => ({ Commands: [{ CommandId: commandId, Status: 'Success' }] }) });
  await clock.advance(1000);
  assert.deepEqual(ends, ['Success']);
});

test('a command that the service does not know yet is asked for again', async () => {
  const { tracker, clock, ref, connection } = scene(() => undefined);
  tracker.track({ ref, command: aCommand() });
  await clock.advance(20_000);
  assert.equal(connection.count('ListCommands'), 2);
});

test('without its connection a command waits', async () => {
  const { tracker, clock, ref, ends, connection, connections } = scene(() => 'Success');
  connections.forget(connection.id);
  tracker.track({ ref, command: aCommand() });
  await clock.advance(30_000);
  assert.equal(connection.calls.length, 0);
  connections.switchTo(connection);
  await clock.advance(10_000);
  assert.deepEqual(ends, ['Success']);
});

test('disposing leaves no timer and tells nothing any more', async () => {
  const { tracker, clock, ref, ends } = scene(() => 'Success');
  tracker.track({ ref, command: aCommand() });
  tracker.dispose();
  assert.equal(clock.pending, 0);
  await clock.advance(60_000);
  await settle();
  assert.deepEqual(ends, []);
});

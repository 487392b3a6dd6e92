import { test } from 'node:test';
import assert from 'node:assert/strict';
import { tellThrottling } from '../../../../src/cli/session/throttling.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { memoryShell } from '../../../support/memoryShell.ts';

const start = { service: 'ssm', operation: 'StartSession' };

function scene() {
  const connection = new FakeConnection();
  const shell = memoryShell();
  const telling = tellThrottling(connection, shell);
  return { connection, shell, telling };
}

test('a call that AWS throttles for long is said, once for each operation', () => {
  const { connection, shell } = scene();
  connection.throttle({ ...start, retryInMs: 2000 });
  connection.throttle({ ...start, retryInMs: 4000 });
  connection.throttle({ ...start, operation: 'TerminateSession', retryInMs: 1000 });
  const lines = shell.err().trimEnd().split('\n');
  assert.equal(lines.length, 2, shell.err());
  assert.match(lines[0] ?? '', /^AWS throttles StartSession: .* Trying again\.$/);
  assert.equal(shell.out(), '');
});

test('a wait that nobody notices is not worth a word', () => {
  const { connection, shell } = scene();
  connection.throttle({ ...start, retryInMs: 999 });
  assert.equal(shell.err(), '');
});

test('nothing is said when the session is over', () => {
  const { connection, shell, telling } = scene();
  telling.dispose();
  connection.throttle({ ...start, retryInMs: 2000 });
  assert.equal(shell.err(), '');
});

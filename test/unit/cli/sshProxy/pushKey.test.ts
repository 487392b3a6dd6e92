import { test } from 'node:test';
import assert from 'node:assert/strict';
import { pushByInstanceConnect } from '../../../../src/cli/sshProxy/pushKey.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const { signal } = new AbortController();
const key = 'ssh-ed25519 AAAA';

test('an EC2 instance is told the key and the user', async () => {
  const connection = new FakeConnection({ SendSSHPublicKey: () => ({ Success: true }) });
  await pushByInstanceConnect(connection, { id: 'i-1', name: 'web' }, 'ubuntu', key, signal);
  assert.deepEqual(connection.inputs('SendSSHPublicKey'), [
    { InstanceId: 'i-1', InstanceOSUser: 'ubuntu', SSHPublicKey: key },
  ]);
});

test('a node that is no EC2 instance is explained, without a call', async () => {
  const connection = new FakeConnection();
  for (const id of ['mi-1', 'ecs:a_b_c']) {
    await assert.rejects(
      pushByInstanceConnect(connection, { id, name: 'till' }, 'ubuntu', key, signal),
      /is no EC2 instance.*leave out --push-key, or use --push-key-by-run-command/,
    );
  }
  assert.equal(connection.calls.length, 0);
});

test('a key that was not taken is a failure', async () => {
  const connection = new FakeConnection({ SendSSHPublicKey: () => ({ Success: false }) });
  await assert.rejects(
    pushByInstanceConnect(connection, { id: 'i-1', name: 'web' }, 'ubuntu', key, signal),
    /did not take the key for web \(i-1\)/,
  );
});

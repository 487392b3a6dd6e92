import { test } from 'node:test';
import assert from 'node:assert/strict';
import { forwardRequest } from '../../../../src/cli/forward/request.ts';

const flags = { target: 'web', verbose: false, remotePort: 5432, localPort: 0 };
const target = { id: 'i-1', name: 'web' };

test('§1 to the node: values are lists of strings', () => {
  assert.deepEqual(forwardRequest(flags, target, 15_432), {
    target: 'i-1',
    documentName: 'AWS-StartPortForwardingSession',
    parameters: { portNumber: ['5432'], localPortNumber: ['15432'] },
  });
});

test('§1 to a host behind it, with the reason', () => {
  assert.deepEqual(forwardRequest({ ...flags, remoteHost: 'db', reason: 'why' }, target, 1), {
    target: 'i-1',
    documentName: 'AWS-StartPortForwardingSessionToRemoteHost',
    parameters: { portNumber: ['5432'], localPortNumber: ['1'], host: ['db'] },
    reason: 'why',
  });
});

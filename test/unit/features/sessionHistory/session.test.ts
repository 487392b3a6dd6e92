import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  isNeverLogged,
  isOver,
  logAddress,
  ownerName,
  sessionStatuses,
} from '../../../../src/features/sessionHistory/session.ts';

test('an owner is called by the last part of the ARN', () => {
  const names: readonly (readonly [string, string])[] = [
    ['arn:aws:sts::111122223333:assumed-role/Operator/alice@example.org', 'alice@example.org'],
    ['arn:aws:iam::111122223333:user/night/bob', 'bob'],
    ['arn:aws:iam::111122223333:root', 'root'],
    ['carol', 'carol'],
    ['', ''],
  ];
  for (const [arn, name] of names) assert.equal(ownerName(arn), name, arn);
});

test('nothing more can be done to a session that ends, has ended or never was', () => {
  const over = sessionStatuses.filter((status) => isOver({ status }));
  assert.deepEqual(over, ['Terminated', 'Terminating', 'Failed']);
  assert.ok(!isOver({ status: 'Unknown' }));
});

test('only addresses of the web are opened', () => {
  assert.equal(logAddress('https://s3.example/logs/a.log'), 'https://s3.example/logs/a.log');
  assert.equal(logAddress('http://localhost:9000/b'), 'http://localhost:9000/b');
  const others = [
    '',
    's3://bucket/key',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'vscode://x/y',
    'log',
    '//host/x',
  ];
  for (const other of others) assert.equal(logAddress(other), undefined, other);
});

test('what AWS’s own port and SSH documents pass on is never logged; of other documents it is not known', () => {
  for (const ending of ['PortForwardingSession', 'PortForwardingSessionToRemoteHost', 'SSHSession']) {
    assert.ok(isNeverLogged({ documentName: `AWS-Start${ending}` }), ending);
  }
  for (const documentName of [
    '',
    'SSM-SessionManagerRunShell',
    'AWS-StartInteractiveCommand',
    'acme-ports',
  ]) {
    assert.ok(!isNeverLogged({ documentName }), documentName);
  }
});

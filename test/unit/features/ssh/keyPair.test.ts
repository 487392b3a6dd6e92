import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { makeKeyPair } from '../../../../src/features/ssh/keyPair.ts';
import { findProgram } from '../../../../src/simulator/exec/hostShell.ts';

test('both halves belong together, as another program reads them', () => {
  for (const comment of ['', 'a', 'ssm-workbench', 'x'.repeat(99)]) {
    const { privateKey, publicKey } = makeKeyPair(comment);
    const parsed = ssh2.utils.parseKey(privateKey);
    assert.ok(!(parsed instanceof Error));
    assert.equal(publicKey.split(' ')[1], parsed.getPublicSSH().toString('base64'));
    const signature = parsed.sign('text');
    const other = ssh2.utils.parseKey(publicKey);
    assert.ok(!(other instanceof Error) && !(signature instanceof Error));
    assert.equal(other.verify('text', signature), true);
  }
});

const keygen = findProgram('ssh-keygen');

test('OpenSSH reads the private half', { skip: keygen === undefined }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'key-'));
  const { privateKey, publicKey } = makeKeyPair('ssm-workbench');
  writeFileSync(join(folder, 'id'), privateKey, { mode: 0o600 });
  const { stdout } = spawnSync(keygen ?? '', ['-y', '-f', join(folder, 'id')], { encoding: 'utf8' });
  assert.equal(stdout, publicKey);
  rmSync(folder, { recursive: true });
});

test('no two are the same', () => {
  assert.notEqual(makeKeyPair('a').publicKey, makeKeyPair('a').publicKey);
});

test('the public half is one that EC2 Instance Connect takes: 80 to 4096 characters', () => {
  const { publicKey } = makeKeyPair('ssm-workbench');
  const sent = publicKey.split(' ').slice(0, 2).join(' ');
  assert.ok(sent.length >= 80 && sent.length <= 4096, String(sent.length));
});

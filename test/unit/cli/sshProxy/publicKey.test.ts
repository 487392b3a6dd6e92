import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parsePublicKey, readPublicKey } from '../../../../src/cli/sshProxy/publicKey.ts';
import { memoryShell } from '../../../support/memoryShell.ts';

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJr4';

test('type and key are taken, the comment is not', () => {
  assert.equal(parsePublicKey(`${key} me@host "; rm -rf"\n`), key);
  assert.equal(parsePublicKey(`${key}\r\n`), key);
  assert.equal(parsePublicKey('ecdsa-sha2-nistp256 AAAA=='), 'ecdsa-sha2-nistp256 AAAA==');
  assert.equal(parsePublicKey('sk-ssh-ed25519@openssh.com AAAA'), 'sk-ssh-ed25519@openssh.com AAAA');
});

test('a private key, several lines, and anything else are no public key', () => {
  for (const text of [
    '',
    '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----',
    `${key}\n${key}`,
    `command="x" ${key}`,
    'ssh-ed25519',
    "ssh-ed25519 AAAA'; id; '",
    '---- BEGIN SSH2 PUBLIC KEY ----',
  ]) {
    assert.equal(parsePublicKey(text), undefined, text);
  }
});

test('the key is read from PATH, or from PATH.pub beside a private one', async () => {
  const shell = memoryShell({ '/w/id.pub': `${key} x\n`, '/home/me/.ssh/id_ed25519.pub': key });
  shell.env['HOME'] = '/home/me';
  assert.equal(await readPublicKey('id.pub', shell), key);
  assert.equal(await readPublicKey('id', shell), key);
  assert.equal(await readPublicKey('~/.ssh/id_ed25519', shell), key);
});

test('the private key is never read', async () => {
  const shell = memoryShell({ '/w/id': 'secret', '/w/id.pub': key });
  const read: string[] = [];
  const watched = {
    ...shell,
    readFile: (path: string) => {
      read.push(path);
      return shell.readFile(path);
    },
  };
  await readPublicKey('id', watched);
  assert.deepEqual(read, ['/w/id.pub']);
});

test('on Windows paths are Windows’s', async () => {
  const shell = memoryShell({ 'C:\\Users\\me\\.ssh\\id.pub': key }, 'win32');
  shell.env['USERPROFILE'] = 'C:\\Users\\me';
  assert.equal(await readPublicKey('~\\.ssh\\id', shell), key);
  assert.equal(await readPublicKey('C:\\Users\\me\\.ssh\\id', shell), key);
});

test('a file that is missing or holds no key is a sentence without its content', async () => {
  const shell = memoryShell({ '/w/bad.pub': 'password=1' });
  await assert.rejects(readPublicKey('none', shell), /The public key \/w\/none\.pub does not exist\./);
  await assert.rejects(readPublicKey('bad', shell), (error: Error) => {
    assert.match(error.message, /\/w\/bad\.pub holds no public key/);
    assert.doesNotMatch(error.message, /password/);
    return true;
  });
});

import { afterEach, beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  namesIn,
  ownKey,
  readConfig,
  replaceConfig,
  writeLauncher,
} from '../../../../src/features/ssh/files.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ssh-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (file: string): number => statSync(file).mode & 0o777;

test('a configuration that is not there is empty', async () => {
  assert.equal(await readConfig(join(folder, 'none')), '');
  await assert.rejects(readConfig(folder), /could not be read: it is a folder \(EISDIR\)/);
});

test('a new configuration and its folder are the owner’s alone', async () => {
  const file = join(folder, '.ssh', 'config');
  await replaceConfig(file, '', 'Host x\n');
  assert.equal(readFileSync(file, 'utf8'), 'Host x\n');
  assert.equal(modeOf(file), 0o600);
  assert.equal(modeOf(join(folder, '.ssh')), 0o700);
});

test('bytes are kept, and so is the mode', async () => {
  const file = join(folder, 'config');
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  writeFileSync(file, bytes);
  chmodSync(file, 0o644);
  const before = await readConfig(file);
  await replaceConfig(file, before, `${before}\n`);
  assert.deepEqual([...readFileSync(file)], [...bytes, 10]);
  assert.equal(modeOf(file), 0o644);
  assert.deepEqual(readdirSync(folder), ['config'], 'nothing is left beside it');
});

test('a link stays a link', async () => {
  mkdirSync(join(folder, 'dotfiles'));
  writeFileSync(join(folder, 'dotfiles/config'), 'A 1\n');
  symlinkSync('dotfiles/config', join(folder, 'config'));
  await replaceConfig(join(folder, 'config'), 'A 1\n', 'B 2\n');
  assert.ok(lstatSync(join(folder, 'config')).isSymbolicLink());
  assert.equal(readFileSync(join(folder, 'dotfiles/config'), 'utf8'), 'B 2\n');
});

test('a link to nothing is not replaced by a file', async () => {
  symlinkSync('nowhere', join(folder, 'config'));
  await assert.rejects(
    replaceConfig(join(folder, 'config'), '', 'x'),
    /is a link to a file that is not there/,
  );
  assert.ok(lstatSync(join(folder, 'config')).isSymbolicLink());
});

test('what somebody else changed meanwhile is not overwritten', async () => {
  const file = join(folder, 'config');
  writeFileSync(file, 'theirs');
  await assert.rejects(replaceConfig(file, 'before', 'ours'), /was changed meanwhile/);
  assert.equal(readFileSync(file, 'utf8'), 'theirs');
});

test('the launcher is a program, written anew each time', async () => {
  const options = { runtime: '/a', isElectron: false, extensionFolder: '/e/x.y-1.0.0', env: {} };
  const file = await writeLauncher(join(folder, 'deep', 'ssh'), options, 'posix');
  assert.equal(file, join(folder, 'deep/ssh/ssm-workbench'));
  assert.equal(modeOf(file), 0o755);
  await writeLauncher(join(folder, 'deep', 'ssh'), { ...options, runtime: '/b' }, 'posix');
  assert.match(readFileSync(file, 'utf8'), /runtime='\/b'/);
});

test('the key is made once, and only its owner may read it', async () => {
  const file = await ownKey(join(folder, 'ssh'));
  const made = readFileSync(file, 'utf8');
  assert.match(made, /^-----BEGIN OPENSSH PRIVATE KEY-----/);
  assert.equal(modeOf(file), 0o600);
  chmodSync(file, 0o644);
  assert.equal(await ownKey(join(folder, 'ssh')), file);
  assert.equal(readFileSync(file, 'utf8'), made);
  assert.equal(modeOf(file), 0o600, 'ssh refuses a key that others may read');
});

test('half a key pair is made anew', async () => {
  const file = await ownKey(folder);
  rmSync(`${file}.pub`);
  const before = readFileSync(file, 'utf8');
  await ownKey(folder);
  assert.notEqual(readFileSync(file, 'utf8'), before);
  assert.match(readFileSync(`${file}.pub`, 'utf8'), /^ssh-ed25519 /);
});

test('a configuration that somebody protected stays as it is, and nothing is left beside it', async () => {
  const file = join(folder, 'config');
  writeFileSync(file, 'theirs', { mode: 0o444 });
  await assert.rejects(replaceConfig(file, 'theirs', 'ours'), { kind: 'invalid', message: /is read-only/ });
  assert.equal(readFileSync(file, 'utf8'), 'theirs');
  assert.deepEqual(readdirSync(folder), ['config']);
});

test('what cannot be written is said with its file, the reason and what to do', async () => {
  writeFileSync(join(folder, '.ssh'), 'no folder');
  const below = join(folder, '.ssh', 'deep');
  const options = { runtime: '/a', isElectron: false, extensionFolder: '/e/x.y-1.0.0', env: {} };
  for (const write of [
    () => replaceConfig(join(below, 'config'), '', 'x'),
    () => writeLauncher(below, options, 'posix'),
    () => ownKey(below),
  ]) {
    await assert.rejects(write(), {
      kind: 'invalid',
      message: /could not be written: .*\(ENOTDIR\).*try again/,
    });
  }
});

test('names of a folder that is not there are none, and what is no folder is said', async () => {
  writeFileSync(join(folder, 'key.pub'), '');
  assert.deepEqual(await namesIn(folder), ['key.pub']);
  assert.deepEqual(await namesIn(join(folder, 'none')), []);
  await assert.rejects(namesIn(join(folder, 'key.pub')), { kind: 'invalid', message: /no folder/ });
});

import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pushScript } from '../../../../src/cli/sshProxy/pushScript.ts';
import { findShell } from '../../../../src/simulator/exec/hostShell.ts';
import { until } from '../../../support/until.ts';

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI+/=';
const line = `${key} ssm-workbench-m-1`;

/** Runs the script with a home and programs of its own: `su` becomes the user by changing HOME alone. */
describe('the script that pushes a key', { skip: findShell() === undefined }, () => {
  let folder = '';
  let home = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'push-'));
    program('id', '[ "$1" = ec2-user ]');
    program('su', '[ "$1 $2 $3 $4" = "-s /bin/sh ec2-user -c" ] && exec sh -c "$5"');
    // The minute is over when the test says so.
    program(
      'sleep',
      'case $1 in 60) until [ -e "$HOME/over" ]; do /bin/sleep 0.02; done;; *) exec /bin/sleep 0.02;; esac',
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function program(name: string, text: string): void {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${text}\n`);
    chmodSync(file, 0o755);
  }

  function run(user = 'ec2-user', mark = 'm-1') {
    const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: home };
    const script = pushScript(user, key, mark).join('\n');
    return spawnSync('sh', ['-c', script], { env, encoding: 'utf8', timeout: 60_000 });
  }

  function newHome(authorizedKeys?: string): void {
    home = mkdtempSync(join(folder, 'home-'));
    if (authorizedKeys === undefined) return;
    mkdirSync(join(home, '.ssh'));
    writeFileSync(join(home, '.ssh/authorized_keys'), authorizedKeys);
  }

  const keys = (): string => readFileSync(join(home, '.ssh/authorized_keys'), 'utf8');

  async function minuteIsOver(): Promise<void> {
    writeFileSync(join(home, 'over'), '');
    await until(() => !keys().includes('ssm-workbench'), 'the key to be removed');
    // One folder and not all below it: the lock is one, and goes away while one looks into it.
    const left = (): string[] => readdirSync(join(home, '.ssh'));
    await until(() => !left().some((name) => /\.lock$|\.\d+$/.test(name)), 'the lock to be released');
  }

  it('adds one line to the file, private to the user, and takes it away after a minute', async () => {
    newHome();
    assert.equal(run().status, 0);
    assert.equal(keys(), `${line}\n`);
    assert.equal(statSync(join(home, '.ssh')).mode & 0o777, 0o700);
    assert.equal(statSync(join(home, '.ssh/authorized_keys')).mode & 0o777, 0o600);
    await minuteIsOver();
    assert.equal(keys(), '');
  });

  it('keeps other keys byte for byte, also the same key for good', async () => {
    const others = `# mine\r\n${key} me@laptop\n`;
    newHome(others);
    assert.equal(run().status, 0);
    assert.equal(keys(), `${others}${line}\n`);
    await minuteIsOver();
    assert.equal(keys(), others);
  });

  it('does not run into a last line without an end', async () => {
    newHome('ssh-rsa BBBB');
    assert.equal(run().status, 0);
    assert.equal(keys(), `ssh-rsa BBBB\n${line}\n`);
    await minuteIsOver();
    assert.equal(keys(), 'ssh-rsa BBBB\n');
  });

  it('keeps the mode of the file, and the link that it may be', async () => {
    newHome();
    mkdirSync(join(home, '.ssh'));
    writeFileSync(join(home, 'elsewhere'), '');
    chmodSync(join(home, 'elsewhere'), 0o644);
    symlinkSync('../elsewhere', join(home, '.ssh/authorized_keys'));
    assert.equal(run().status, 0);
    await minuteIsOver();
    assert.ok(lstatSync(join(home, '.ssh/authorized_keys')).isSymbolicLink());
    assert.equal(statSync(join(home, 'elsewhere')).mode & 0o777, 0o644);
  });

  it('of two pushes each takes away its own', async () => {
    newHome();
    assert.equal(run('ec2-user', 'm-1').status, 0);
    assert.equal(run('ec2-user', 'm-2').status, 0);
    assert.equal(keys(), `${line}\n${key} ssm-workbench-m-2\n`);
    await minuteIsOver();
    assert.equal(keys(), '');
  });

  it('fails for a user that is not there, and says so', () => {
    newHome();
    const { status, stderr } = run('nobody-here');
    assert.equal(status, 1);
    assert.equal(stderr, 'There is no user nobody-here on this node.\n');
  });
});

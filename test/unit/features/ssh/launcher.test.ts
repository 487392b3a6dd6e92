import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launcherName, launcherScript, type LauncherOptions } from '../../../../src/features/ssh/launcher.ts';
import { findShell } from '../../../../src/simulator/exec/hostShell.ts';

const commit = 'a'.repeat(40);
const later = 'b'.repeat(40);

describe('the launcher', { skip: findShell() === undefined }, () => {
  let folder = '';
  let options: LauncherOptions;

  before(() => {
    // Every sign that a shell might read otherwise.
    folder = mkdtempSync(join(tmpdir(), "it's a $HOME `x` "));
    options = {
      runtime: program(join(folder, `servers/Stable-${commit}/server/node`)),
      isElectron: false,
      extensionFolder: extension('1.2.0'),
      env: {},
    };
  });
  after(() => rmSync(folder, { recursive: true }));

  /** A runtime that says what it was started as. */
  function program(file: string): string {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$0" "$ELECTRON_RUN_AS_NODE" "$AWS_CONFIG_FILE" "$@"\n`);
    chmodSync(file, 0o755);
    return file;
  }

  /** The newer the version, the later it was installed. */
  function extension(version: string): string {
    const made = join(folder, 'extensions', `ssm-workbench.ssm-workbench-${version}`);
    mkdirSync(join(made, 'dist'), { recursive: true });
    writeFileSync(join(made, 'dist/cli.js'), '');
    const time = Number(version.replaceAll('.', ''));
    utimesSync(join(made, 'dist/cli.js'), time, time);
    return made;
  }

  function launch(differs: Partial<LauncherOptions> = {}, env: Record<string, string> = {}) {
    const file = join(folder, launcherName('posix'));
    writeFileSync(file, launcherScript({ ...options, ...differs }, 'posix'), { mode: 0o755 });
    const answer = spawnSync(file, ['ssh-proxy', 'a b', '$x'], {
      env: { PATH: '/usr/bin:/bin', ...env },
      encoding: 'utf8',
    });
    return { ...answer, lines: answer.stdout.split('\n').slice(0, -1) };
  }

  it('starts the command line with what it is given, as Node and nothing else of the environment', () => {
    assert.deepEqual(launch().lines, [
      options.runtime,
      ...['1', ''],
      join(options.extensionFolder, 'dist/cli.js'),
      ...['ssh-proxy', 'a b', '$x'],
    ]);
  });

  it('tells Electron that it is Node by the argument that it may want', () => {
    assert.equal(launch({ isElectron: true }).lines.at(-1), '--ms-enable-electron-run-as-node');
  });

  it('finds the newest version of the extension after an update', () => {
    extension('1.10.0');
    const newest = extension('19.0.0');
    extension('3.0.0');
    const gone = join(folder, 'extensions', 'ssm-workbench.ssm-workbench-1.1.0');
    assert.equal(launch({ extensionFolder: gone }).lines[3], join(newest, 'dist/cli.js'));
  });

  it('finds the server of VS Code after an update', () => {
    const updated = program(join(folder, `servers/Stable-${later}/server/node`));
    const runtime = join(folder, `servers/Stable-${'c'.repeat(40)}/server/node`);
    const { lines } = launch({ runtime });
    assert.ok([updated, options.runtime].includes(lines[0] ?? ''), lines[0]);
  });

  it('falls back to Node on PATH', () => {
    const node = program(join(folder, 'bin/node'));
    const { lines } = launch({ runtime: '/nowhere/code' }, { PATH: `${join(folder, 'bin')}:/usr/bin:/bin` });
    assert.equal(lines[0], node);
  });

  it('says what to do when nothing is there any more', () => {
    const noRuntime = launch({ runtime: '/nowhere/code' }, { PATH: '/nowhere' });
    assert.equal(noRuntime.status, 127);
    assert.match(noRuntime.stderr, /Neither VS Code nor Node is where it was/);
    const noExtension = launch({ extensionFolder: '/nowhere/ssm-workbench.ssm-workbench-1.0.0' });
    assert.equal(noExtension.status, 127);
    assert.match(noExtension.stderr, /not installed any more/);
    assert.equal(noExtension.stdout, '', 'standard output is the SSH connection’s');
  });

  it('remembers where the AWS configuration is, unless the environment says otherwise', () => {
    const env = { AWS_CONFIG_FILE: "/it's/here" };
    assert.equal(launch({ env }).lines[2], "/it's/here");
    assert.equal(launch({ env }, { AWS_CONFIG_FILE: '/other' }).lines[2], '/other');
  });
});

describe('the launcher of Windows', () => {
  const options: LauncherOptions = {
    runtime: 'C:\\Program Files\\Microsoft VS Code\\Code.exe',
    isElectron: true,
    extensionFolder: 'C:\\Users\\a%b\\.vscode\\extensions\\ssm-workbench.ssm-workbench-0.1.0',
    env: { AWS_CONFIG_FILE: 'D:\\aws\\config' },
  };

  it('is a batch file with line ends of Windows', () => {
    const script = launcherScript(options, 'win32');
    assert.equal(launcherName('win32'), 'ssm-workbench.cmd');
    assert.equal(script.split('\n').length, script.split('\r\n').length);
    assert.match(script, /^@echo off\r\n/);
  });

  it('quotes paths, doubles percent signs and writes to standard output nothing of its own', () => {
    const script = launcherScript(options, 'win32');
    assert.ok(script.includes('set "runtime=C:\\Program Files\\Microsoft VS Code\\Code.exe"'));
    assert.ok(
      script.includes(
        'set "cli=C:\\Users\\a%%b\\.vscode\\extensions\\ssm-workbench.ssm-workbench-0.1.0\\dist\\cli.js"',
      ),
    );
    assert.ok(script.includes('extensions\\ssm-workbench.ssm-workbench-*"'));
    assert.ok(script.includes('if not defined AWS_CONFIG_FILE set "AWS_CONFIG_FILE=D:\\aws\\config"'));
    assert.match(script, /"%runtime%" "%cli%" %\* --ms-enable-electron-run-as-node\r\n$/);
    for (const line of script.split('\r\n')) if (/\becho [^o]/.test(line)) assert.match(line, /1>&2$/);
  });
});

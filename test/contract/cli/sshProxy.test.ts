import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Duplex } from 'node:stream';
import ssh2, { type Client } from 'ssh2';
import { findProgram } from '../../../src/simulator/exec/hostShell.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { renderBlock, type HostBlock } from '../../../src/features/ssh/block.ts';
import { writeLauncher } from '../../../src/features/ssh/files.ts';
import { makeKeyPair } from '../../../src/features/ssh/keyPair.ts';
import type { LauncherOptions } from '../../../src/features/ssh/launcher.ts';
import { writeBlock } from '../../../src/features/ssh/sshConfig.ts';
import { buildCli, CliRun, simulatorEnvironment, type CliProgram } from '../../support/cliProcess.ts';
import { onlineLinuxNode, sessionStatus } from '../../support/simulated.ts';
import { startSshServer, type SshServer } from '../../support/ssh/server.ts';

const has = (program: string): boolean => findProgram(program) !== undefined;

describe('ssm-workbench ssh-proxy', { timeout: 300_000 }, () => {
  let program: CliProgram;
  let simulator: Simulator;
  let server: SshServer;
  let folder = '';

  before(async () => {
    [program, simulator] = await Promise.all([buildCli(), createSimulator()]);
    server = await startSshServer({ authorizedKeys: (user) => simulator.authorizedKeys(node(), user) });
    folder = mkdtempSync(path.join(tmpdir(), 'ssh-proxy-'));
    const pair = makeKeyPair('test');
    writeFileSync(key(), pair.privateKey, { mode: 0o600 });
    writeFileSync(`${key()}.pub`, pair.publicKey);
  });

  after(async () => {
    await server.dispose();
    await program.dispose();
    await simulator.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const node = (): string => onlineLinuxNode(simulator).id;
  const key = (): string => path.join(folder, 'id_ed25519');

  function proxying(...argv: readonly string[]): CliRun {
    const usual = ['ssh-proxy', '--target', node(), '--port', String(server.port)];
    return new CliRun(program, [...usual, ...argv], { env: simulatorEnvironment(simulator) });
  }

  function pushing(): CliRun {
    return proxying('--push-key', '--user', 'ubuntu', '--identity', key());
  }

  /** A client over the proxy's standard streams. */
  async function connected(run: CliRun): Promise<Client> {
    const { stdin, stdout } = run.child;
    assert.ok(stdin !== null && stdout !== null);
    const client = new ssh2.Client();
    await new Promise<void>((resolve, reject) => {
      client.once('ready', resolve).once('error', reject);
      const sock = Duplex.from({ readable: stdout, writable: stdin });
      client.connect({ sock, username: 'ubuntu', privateKey: readFileSync(key()) });
    });
    return client;
  }

  it('carries an SSH connection with a key that was pushed for it, and ends with it', async () => {
    const run = pushing();
    try {
      const client = await connected(run);
      assert.equal(await executed(client, 'echo sum-$((40 + 2))'), 'sum-42\n');
      assert.deepEqual(server.logins, ['ubuntu']);
      client.end();
      assert.equal(await run.exit(), 0);
      assert.equal(await sessionStatus(simulator), 'Terminated');
      assert.equal(run.err, '');
    } finally {
      run.kill();
    }
  });

  it('has nothing but the SSH server’s bytes on standard output', async () => {
    const run = proxying('--verbose');
    try {
      await run.shows(/^SSH-2\.0-/);
      run.child.kill('SIGHUP');
      assert.equal(await run.exit(), 0);
      assert.match(run.out, /^SSH-2\.0-[^\n]+\r\n/);
      assert.doesNotMatch(run.out, /debug|info/);
      assert.doesNotMatch(run.err, /token/i);
    } finally {
      run.kill();
    }
  });

  it('lets nobody in whose key was not pushed', async () => {
    const run = proxying();
    try {
      const client = new ssh2.Client();
      const { stdin, stdout } = run.child;
      assert.ok(stdin !== null && stdout !== null);
      const refused = new Promise<string>((resolve) => {
        client.once('ready', () => resolve('ready')).once('error', ({ message }) => resolve(message));
      });
      const stranger = makeKeyPair('stranger').privateKey;
      client.connect({
        sock: Duplex.from({ readable: stdout, writable: stdin }),
        username: 'ubuntu',
        privateKey: stranger,
      });
      assert.match(await refused, /authentication/);
    } finally {
      run.kill();
    }
  });

  it('explains a node that EC2 Instance Connect does not serve', async () => {
    const hybrid = simulator.fleet.nodes.find(({ id }) => id.startsWith('mi-'));
    const run = proxying(
      ...['--target', hybrid?.id ?? '', '--push-key', '--user', 'ubuntu', '--identity', key()],
    );
    try {
      assert.equal(await run.exit(), 1);
      assert.match(run.err, /is no EC2 instance.*--push-key-by-run-command/);
      assert.equal(run.out, '');
    } finally {
      run.kill();
    }
  });

  describe('with OpenSSH', { skip: !has('ssh') }, () => {
    /** The configuration that is written for a person, which needs nothing of the environment but its profile. */
    async function configuration(): Promise<string> {
      const block: HostBlock = {
        nodeId: node(),
        alias: 'web.ssm',
        user: 'ubuntu',
        launcher: await writeLauncher(path.join(folder, 'storage'), launcherOptions(), 'posix'),
        identity: key(),
        delivery: 'instanceConnect',
        profile: 'simulated',
        region: simulator.region,
        endpoint: simulator.endpoint,
        useFips: false,
      };
      const test = [
        '  Port ' + String(server.port),
        `  UserKnownHostsFile "${path.join(folder, 'known hosts')}"`,
      ];
      const file = path.join(folder, 'config');
      writeFileSync(file, writeBlock('', node(), [...renderBlock(block, 'posix'), ...test]), { mode: 0o600 });
      return file;
    }

    /** An extension in a folder of its own, whose command line is the one that was built for these tests. */
    function launcherOptions(): LauncherOptions {
      const extensionFolder = path.join(folder, 'extensions', 'ssm-workbench.ssm-workbench-0.1.0');
      mkdirSync(path.join(extensionFolder, 'dist'), { recursive: true });
      writeFileSync(path.join(extensionFolder, 'dist/cli.js'), `import(${JSON.stringify(program.file)});\n`);
      const config = path.join(folder, 'aws config');
      const { accessKeyId, secretAccessKey } = simulator.credentials;
      const lines = ['[profile simulated]', `aws_access_key_id = ${accessKeyId}`];
      const more = [`aws_secret_access_key = ${secretAccessKey}`, `endpoint_url = ${simulator.endpoint}`];
      writeFileSync(config, [...lines, ...more, ''].join('\n'));
      const env = { AWS_CONFIG_FILE: config };
      return { runtime: process.execPath, isElectron: true, extensionFolder, env };
    }

    const run = (command: string, argv: readonly string[], input?: Uint8Array) =>
      outside(command, argv, { PATH: process.env['PATH'] ?? '', HOME: folder }, input);

    it('signs in, runs a command with its exit code, and carries binary input and output', async () => {
      const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 256);
      const usual = ['-F', await configuration(), '-o', 'BatchMode=yes', 'web.ssm'];
      const copied = await run('ssh', [...usual, 'cat; exit 7'], bytes);
      assert.equal(copied.code, 7, copied.errors);
      assert.ok(copied.output.equals(bytes));
    });

    it('signs in a second time: the key is pushed at each connection', async () => {
      const usual = ['-F', await configuration(), '-o', 'BatchMode=yes', 'web.ssm'];
      const answer = await run('ssh', [...usual, 'echo again']);
      assert.equal(answer.output.toString(), 'again\n', answer.errors);
    });

    it('copies files with scp', { skip: !has('scp') }, async () => {
      const source = path.join(folder, 'source');
      writeFileSync(source, Buffer.from([0, 1, 2, 255]));
      const target = path.join(folder, 'target');
      const answer = await run('scp', ['-O', '-B', '-F', await configuration(), source, `web.ssm:${target}`]);
      assert.equal(answer.code, 0, answer.errors);
      assert.deepEqual([...readFileSync(target)], [0, 1, 2, 255]);
    });

    it('copies folders with rsync', { skip: !has('rsync') }, async () => {
      const target = path.join(folder, 'copied');
      const shell = `ssh -F ${await configuration()} -o BatchMode=yes`;
      const answer = await run('rsync', ['-a', '-e', shell, `${key()}.pub`, `web.ssm:${target}`]);
      assert.equal(answer.code, 0, answer.errors);
      assert.equal(readFileSync(target, 'utf8'), readFileSync(`${key()}.pub`, 'utf8'));
    });
  });
});

function executed(client: Client, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (error !== undefined) {
        reject(error);
        return;
      }
      let text = '';
      channel.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      channel.on('close', () => resolve(text));
    });
  });
}

interface Answer {
  readonly code: number;
  readonly output: Buffer;
  readonly errors: string;
}

/** Runs another program to its end, without holding up the simulator, which is in this process. */
function outside(
  command: string,
  argv: readonly string[],
  env: Record<string, string>,
  input: Uint8Array = new Uint8Array(),
): Promise<Answer> {
  const child = spawn(command, argv, { env, stdio: 'pipe' });
  const output: Buffer[] = [];
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, output: Buffer.concat(output), errors }));
  });
}

import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { findShell } from '../../../src/simulator/exec/hostShell.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { buildCli, CliRun, hasPty, simulatorEnvironment, type CliProgram } from '../../support/cliProcess.ts';
import { listen } from '../../support/listen.ts';
import { onlineLinuxNode, setPreferences } from '../../support/simulated.ts';
import { startSshServer, type SshServer } from '../../support/ssh/server.ts';

const limits = { skip: findShell() === undefined, timeout: 300_000 };

describe('the command line in an account whose preferences encrypt sessions (§10)', limits, () => {
  let program: CliProgram;
  let simulator: Simulator;
  let site: Server;
  let sitePort = 0;
  let sshd: SshServer;

  before(async () => {
    [program, simulator] = await Promise.all([buildCli(), createSimulator()]);
    await setPreferences(simulator, { kmsKeyId: 'alias/session-manager' });
    site = createServer((_request, response) => response.end('through'));
    sitePort = await listen(site);
    sshd = await startSshServer({ authorizedKeys: () => [] });
  });

  after(async () => {
    site.closeAllConnections();
    site.close();
    await sshd.dispose();
    await program.dispose();
    await simulator.dispose();
  });

  const dataKeys = (): number => simulator.calls.read()['kms']?.['GenerateDataKey'] ?? 0;

  /** Runs a subcommand on the node, tells how many data keys it asked for, and leaves no process behind. */
  async function running(
    [name = '', ...argv]: readonly string[],
    test: (run: CliRun) => Promise<void>,
    pty = false,
  ): Promise<number> {
    const before = dataKeys();
    const target = ['--target', onlineLinuxNode(simulator).id];
    const env = simulatorEnvironment(simulator);
    const run = new CliRun(program, [name, ...target, ...argv], { env, pty });
    try {
      await test(run);
    } finally {
      run.kill();
    }
    return dataKeys() - before;
  }

  it('connects as a pipe, bytes as they are', async () => {
    const keys = await running(['connect'], async (run) => {
      run.end('echo "zażółć-$((40 + 2)) 🚀"\n');
      assert.equal(await run.exit(), 0, run.err);
      assert.match(run.out, /zażółć-42 🚀\r\n/);
      assert.match(run.err, /encrypted using AWS KMS/);
    });
    assert.equal(keys, 1);
  });

  it(
    'connects as a terminal, Ctrl-C and size included, and says that it is encrypted',
    { skip: !hasPty() },
    async () => {
      const typed = async (run: CliRun): Promise<void> => {
        await run.shows(/encrypted using AWS KMS/);
        await run.shows(/\$ $/);
        run.type('stty size; echo waiting-$((1 + 1)); sleep 600\r');
        await run.shows(/24 80\r\nwaiting-2\r\n/);
        run.type('\u0003');
        run.type('echo stopped-$?\r');
        await run.shows(/stopped-130\r\n/);
        run.type('exit\r');
        assert.equal(await run.exit(), 0);
      };
      assert.equal(await running(['connect'], typed, true), 1);
    },
  );

  it('has the exit code and both streams of a command', async () => {
    const parameters = {
      command: ['sh -c "echo out; echo err >&2; exit 7"'],
      separateOutputStream: ['true'],
    };
    const command = [
      '--document',
      'AWS-StartNonInteractiveCommand',
      '--parameters',
      JSON.stringify(parameters),
    ];
    await running(['connect', ...command], async (run) => {
      assert.equal(await run.exit(), 7, run.err);
      assert.equal(run.out, 'out\n');
      assert.match(run.err, /^err$/m);
    });
  });

  it('forwards a port in clear, as agents do, without asking for a key', async () => {
    const keys = await running(['forward', '--remote-port', String(sitePort)], async (run) => {
      await run.shows(/^listening 127\.0\.0\.1:\d+\n/);
      const answer = await fetch(`http://${run.out.slice('listening '.length).trim()}`);
      assert.equal(await answer.text(), 'through');
      run.child.kill('SIGINT');
      assert.equal(await run.exit(), 0);
    });
    assert.equal(keys, 0);
  });

  it('carries SSH in clear, as agents do, without asking for a key', async () => {
    const keys = await running(['ssh-proxy', '--port', String(sshd.port)], async (run) => {
      await run.shows(/^SSH-2\.0-/);
      run.child.kill('SIGTERM');
      assert.equal(await run.exit(), 0);
    });
    assert.equal(keys, 0);
  });

  it('says that the key is denied, where the permission is asked for, and fails', async () => {
    simulator.faults.set({ rules: [{ kind: 'accessDenied', operation: 'GenerateDataKey' }] });
    await running(['connect'], async (run) => {
      run.end('echo never\n');
      assert.equal(await run.exit(), 255);
      assert.equal(run.out, '');
      assert.match(run.err, /alias\/session-manager/);
      assert.match(run.err, /kms:GenerateDataKey.*Ask for that permission on the key/);
    });
  });

  it('says that the key is not there, and fails', async () => {
    simulator.faults.set({ rules: [] });
    await setPreferences(simulator, { kmsKeyId: 'alias/none' });
    await running(['connect'], async (run) => {
      assert.equal(await run.exit(), 255);
      assert.equal(run.out, '');
      assert.match(run.err, /alias\/none.*Check kmsKeyId in the preferences/);
    });
  });
});

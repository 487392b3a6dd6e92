import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { buildCli, CliRun, simulatorEnvironment, type CliProgram } from '../../support/cliProcess.ts';
import { listen } from '../../support/listen.ts';
import { onlineLinuxNode, sessionStatus } from '../../support/simulated.ts';

describe('ssm-workbench forward', { timeout: 300_000 }, () => {
  let program: CliProgram;
  let simulator: Simulator;
  let site: Server;
  let sitePort = 0;

  before(async () => {
    [program, simulator] = await Promise.all([buildCli(), createSimulator()]);
    site = createServer((request, response) => response.end(`you asked for ${request.url ?? ''}`));
    sitePort = await listen(site);
  });

  after(async () => {
    site.closeAllConnections();
    site.close();
    await program.dispose();
    await simulator.dispose();
  });

  async function forwarding(argv: readonly string[], test: (run: CliRun) => Promise<void>): Promise<void> {
    const target = ['--target', onlineLinuxNode(simulator).id, '--remote-port', String(sitePort)];
    const run = new CliRun(program, ['forward', ...target, ...argv], {
      env: simulatorEnvironment(simulator),
    });
    try {
      await test(run);
    } finally {
      run.kill();
    }
  }

  async function addressOf(run: CliRun): Promise<string> {
    await run.shows(/^listening 127\.0\.0\.1:\d+\n/);
    return `http://${run.out.slice('listening '.length).trim()}`;
  }

  it('carries HTTP to the node, several requests at once, and ends at SIGINT with the session terminated', async () => {
    await forwarding([], async (run) => {
      const address = await addressOf(run);
      const pages = await Promise.all(
        Array.from({ length: 8 }, async (_, page) => (await fetch(`${address}/page/${String(page)}`)).text()),
      );
      assert.deepEqual(
        pages,
        pages.map((_, page) => `you asked for /page/${String(page)}`),
      );
      assert.equal(await sessionStatus(simulator), 'Connected');
      run.child.kill('SIGINT');
      assert.equal(await run.exit(), 0);
      assert.equal(await sessionStatus(simulator), 'Terminated');
      assert.match(run.out, /^listening 127\.0\.0\.1:\d+\n$/);
      assert.equal(run.err, '');
    });
  });

  it('reaches a host through the node', async () => {
    await forwarding(['--remote-host', 'localhost'], async (run) => {
      const answer = await fetch(`${await addressOf(run)}/through`);
      assert.equal(await answer.text(), 'you asked for /through');
    });
  });

  it('says that a port is taken, and which is free', async () => {
    await forwarding(['--local-port', String(sitePort)], async (run) => {
      assert.equal(await run.exit(), 1);
      assert.match(run.err, /cannot be listened on.*--local-port \d+\n$/);
      assert.equal(run.out, '');
    });
  });

  it('ends at SIGINT while AWS throttles its start, and fears no session that it might have left', async () => {
    simulator.faults.set({ rules: [{ kind: 'throttle', operation: 'StartSession' }] });
    try {
      await forwarding([], async (run) => {
        await run.shows(/AWS throttles StartSession/);
        run.child.kill('SIGINT');
        assert.equal(await run.exit(), 0);
        assert.match(run.err, /^AWS throttles StartSession: [^\n]*\n$/);
      });
    } finally {
      simulator.faults.set({});
    }
  });

  it('tells of a port on the node where nobody listens, and goes on', async () => {
    const closed = createServer();
    const port = await listen(closed);
    closed.close();
    await forwarding(['--remote-port', String(port)], async (run) => {
      await assert.rejects(fetch(await addressOf(run)));
      await run.shows(/\S.*\n/);
      assert.notEqual(run.err, '');
      run.child.kill('SIGTERM');
      assert.equal(await run.exit(), 0);
    });
  });
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { findShell } from '../../../src/simulator/exec/hostShell.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { buildCli, CliRun, hasPty, simulatorEnvironment, type CliProgram } from '../../support/cliProcess.ts';
import { onlineLinuxNode, sessionStatus } from '../../support/simulated.ts';

describe('ssm-workbench connect', { skip: findShell() === undefined, timeout: 300_000 }, () => {
  let program: CliProgram;
  let simulator: Simulator;

  before(async () => {
    [program, simulator] = await Promise.all([buildCli(), createSimulator()]);
  });

  after(async () => {
    await program.dispose();
    await simulator.dispose();
  });

  const node = (): string => onlineLinuxNode(simulator).id;

  /** Runs it with a test, and leaves no process behind. */
  async function connecting(
    argv: readonly string[],
    test: (run: CliRun) => Promise<void>,
    options: { readonly pty?: boolean; readonly env?: Record<string, string> } = {},
  ): Promise<void> {
    const env = { ...simulatorEnvironment(simulator), ...options.env };
    const run = new CliRun(program, ['connect', ...argv], { env, pty: options.pty ?? false });
    try {
      await test(run);
    } finally {
      run.kill();
    }
  }

  it('runs what is piped in, and ends with 0 when the shell has', async () => {
    await connecting(['--target', node()], async (run) => {
      run.end('echo "sum-$((40 + 2))"\n');
      assert.equal(await run.exit(), 0);
      assert.match(run.out, /sum-42\r\n/);
      assert.equal(run.err, '');
    });
  });

  it('runs a last line that has no end', async () => {
    await connecting(['--target', node()], async (run) => {
      run.end('echo "sum-$((40 + 2))"');
      assert.equal(await run.exit(), 0);
      assert.match(run.out, /sum-42\r\n/);
    });
  });

  it('finds a node by its name', async () => {
    await connecting(['--target', onlineLinuxNode(simulator).name.toUpperCase()], async (run) => {
      run.end('hostname\n');
      assert.equal(await run.exit(), 0);
      assert.ok(run.out.includes(onlineLinuxNode(simulator).hostname));
    });
  });

  it('reaches a node on premises and a container by their ids', async () => {
    const onPremises = simulator.fleet.nodes.find(
      ({ id, pingStatus }) => id.startsWith('mi-') && pingStatus === 'Online',
    );
    const [container] = simulator.containers;
    for (const target of [onPremises, container]) {
      assert.ok(target);
      await connecting(['--target', target.id], async (run) => {
        run.end('hostname\n');
        assert.equal(await run.exit(), 0);
        assert.ok(run.out.includes(target.hostname));
      });
    }
  });

  it('tells the name that no node has', async () => {
    await connecting(['--target', 'no-such-node'], async (run) => {
      assert.equal(await run.exit(), 255);
      assert.match(
        run.err,
        /^No managed node is called "no-such-node" in eu-central-1 \(\S+\)\. Check the name, --region and --profile\.\n$/,
      );
      assert.equal(run.out, '');
    });
  });

  it('explains a node that is not connected', async () => {
    const lost = simulator.fleet.nodes.find((each) => each.pingStatus === 'ConnectionLost');
    await connecting(['--target', lost?.id ?? ''], async (run) => {
      assert.equal(await run.exit(), 255);
      assert.match(run.err, /is not connected to Session Manager/);
    });
  });

  it('names a Region that nobody named', async () => {
    const env = { AWS_REGION: '', AWS_DEFAULT_REGION: '' };
    await connecting(
      ['--target', node()],
      async (run) => {
        assert.equal(await run.exit(), 255);
        assert.equal(run.err, 'No Region is named. Use --region, or set AWS_REGION.\n');
      },
      { env },
    );
  });

  it('terminates the session on the node when it gets SIGTERM', async () => {
    await connecting(['--target', node()], async (run) => {
      run.type('echo up-$((1 + 1))\n');
      await run.shows(/up-2\r\n/);
      assert.equal(await sessionStatus(simulator), 'Connected');
      run.child.kill('SIGTERM');
      assert.equal(await run.exit(), 143);
      assert.equal(await sessionStatus(simulator), 'Terminated');
    });
  });

  it('ends when nobody reads its output any more', async () => {
    await connecting(['--target', node()], async (run) => {
      run.type('yes\n');
      await run.shows(/y\r\ny\r\n/);
      run.child.stdout?.destroy();
      assert.equal(await run.exit(), 141);
      assert.equal(await sessionStatus(simulator), 'Terminated');
    });
  });

  it('ends, as a failure, when its output can take no more', { skip: !existsSync('/dev/full') }, async () => {
    const within = ['sh', '-c', '"$0" "$@" >/dev/full'];
    const env = simulatorEnvironment(simulator);
    const run = new CliRun(program, ['connect', '--target', node()], { env, within });
    try {
      assert.equal(await run.exit(), 255);
      assert.match(run.err, /^Standard output cannot be written: .*no space/);
      assert.doesNotMatch(run.err, / at /);
      assert.equal(await sessionStatus(simulator), 'Terminated');
    } finally {
      run.kill();
    }
  });

  it('goes on when nobody reads its errors, and keeps its exit code', async () => {
    await connecting(['--target', 'no-such-node'], async (run) => {
      run.child.stderr?.destroy();
      assert.equal(await run.exit(), 255);
    });
  });

  it('keeps token, keys and typed text out of its log and its arguments', async () => {
    await connecting(['--target', node(), '--verbose'], async (run) => {
      run.type('echo secret-$((1 + 1))\n');
      await run.shows(/secret-2/);
      assert.doesNotMatch(commandLine(run), /token|secret/i);
      run.end();
      assert.equal(await run.exit(), 0);
      assert.match(run.err, /StartSession/);
      assert.ok(!run.err.includes(simulator.credentials.secretAccessKey));
      assert.doesNotMatch(run.err, /secret-|token/i);
    });
  });

  describe('of a command', () => {
    const running = (parameters: object, document = 'AWS-StartNonInteractiveCommand'): readonly string[] => [
      ...['--target', node(), '--document', document],
      ...['--parameters', JSON.stringify(parameters)],
    ];

    it('§11 has the command’s exit code and its streams apart with separateOutputStream', async () => {
      const command = ['sh -c "echo out; echo err >&2; exit 7"'];
      await connecting(running({ command, separateOutputStream: ['true'] }), async (run) => {
        run.end('never read');
        assert.equal(await run.exit(), 7);
        assert.equal(run.out, 'out\n');
        assert.equal(run.err, 'err\n');
      });
    });

    it('§11 has 0 only where the node told it', async () => {
      await connecting(running({ command: ['true'], separateOutputStream: ['true'] }), async (run) => {
        run.end();
        assert.equal(await run.exit(), 0);
      });
      await connecting(running({ command: ['echo done'] }), async (run) => {
        run.end();
        assert.equal(await run.exit(), 254);
        assert.match(run.out, /done/);
        assert.match(run.err, /did not tell its exit code/);
      });
    });

    it('§11 reads what is piped into it where it has a terminal, to its end', async () => {
      await connecting(running({ command: ['wc -c'] }, 'AWS-StartInteractiveCommand'), async (run) => {
        run.end('12345\n1234567');
        assert.equal(await run.exit(), 254);
        assert.match(run.out, /13\r\n$/);
      });
    });
  });

  describe('in a terminal', { skip: !hasPty() }, () => {
    const pty = { pty: true };

    it('sends keys as they are pressed, Ctrl-C too, and tells how to leave', async () => {
      await connecting(
        ['--target', node()],
        async (run) => {
          await run.shows(/To leave: Enter, then ~ and \./);
          run.type('echo waiting-$((1 + 1)); sleep 600\r');
          await run.shows(/waiting-2\r\n/);
          run.type('\u0003');
          run.type('echo stopped-$?\r');
          await run.shows(/stopped-130\r\n/);
          run.type('exit\r');
          assert.equal(await run.exit(), 0);
        },
        pty,
      );
    });

    it('tells the node the size of the terminal, and each other one', async () => {
      await connecting(
        ['--target', node()],
        async (run) => {
          await run.shows(/\$ $/);
          run.type('stty size\r');
          await run.shows(/24 80\r\n/);
          run.type('\u0000SIZE 101 33\n');
          await run.shows(/\$ $/);
          run.type('until [ "$(stty size)" = "33 101" ]; do sleep 0.1; done; echo sized-$((1 + 1))\r');
          await run.shows(/sized-2\r\n/);
          run.type('exit\r');
          assert.equal(await run.exit(), 0);
        },
        pty,
      );
    });

    it('leaves by ~. after Enter, and terminates the session', async () => {
      await connecting(
        ['--target', node()],
        async (run) => {
          await run.shows(/\$ $/);
          run.type('\r~.');
          assert.equal(await run.exit(), 255);
          assert.match(run.out, /The session was terminated\./);
          assert.equal(await sessionStatus(simulator), 'Terminated');
        },
        pty,
      );
    });

    it('terminates the session when the terminal’s window is closed', async () => {
      await connecting(
        ['--target', node()],
        async (run) => {
          await run.shows(/\$ $/);
          assert.equal(await sessionStatus(simulator), 'Connected');
          run.kill();
          await terminated(simulator);
        },
        pty,
      );
    });

    it('gives the terminal back as it was', async () => {
      const shellCommand = ['sh', '-c', 'stty -g; "$0" "$@"; stty -g'];
      const env = simulatorEnvironment(simulator);
      const run = new CliRun(program, ['connect', '--target', node()], {
        env,
        pty: true,
        within: shellCommand,
      });
      try {
        await run.shows(/\$ $/);
        run.type('\r~.');
        await run.exit();
        const modes = run.out.match(/^[0-9a-f:]{20,}\r$/gm) ?? [];
        assert.equal(modes.length, 2, run.out);
        assert.equal(modes[0], modes[1]);
      } finally {
        run.kill();
      }
    });
  });
});

/** A program whose terminal was closed has nobody left to tell that it has ended. */
async function terminated(simulator: Simulator): Promise<void> {
  const end = Date.now() + 40_000;
  while ((await sessionStatus(simulator)) !== 'Terminated') assert.ok(Date.now() < end, 'it lives on');
}

function commandLine({ child }: CliRun): string {
  const file = `/proc/${String(child.pid)}/cmdline`;
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ') : '';
}

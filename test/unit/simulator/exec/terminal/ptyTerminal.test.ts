import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { systemClock } from '../../../../../src/core/base/clock.ts';
import { findShell } from '../../../../../src/simulator/exec/hostShell.ts';
import { LiveProcesses } from '../../../../../src/simulator/exec/liveProcesses.ts';
import { NodeHomes } from '../../../../../src/simulator/exec/homes.ts';
import { findMarked, markerVariable } from '../../../../../src/simulator/exec/strays.ts';
import { createTerminals } from '../../../../../src/simulator/exec/terminal/factory.ts';
import { findPtyMaker } from '../../../../../src/simulator/exec/terminal/scriptProgram.ts';
import type { Terminal } from '../../../../../src/simulator/exec/terminal/terminal.ts';
import { until } from '../../../../support/until.ts';
import { testNode } from '../../support/nodes.ts';
import { Transcript } from '../../support/transcript.ts';

const shell = findShell();
const maker = shell === undefined ? undefined : await findPtyMaker(systemClock);

describe('a terminal in a pseudo-terminal', { skip: maker === undefined, timeout: 60_000 }, () => {
  let homes: NodeHomes;

  before(() => (homes = new NodeHomes()));
  after(() => homes.dispose());

  async function open(): Promise<{ readonly terminal: Terminal; readonly screen: Transcript }> {
    const findPty = (): Promise<typeof maker> => Promise.resolve(maker);
    const deps = {
      homes,
      live: new LiveProcesses(),
      clock: systemClock,
      region: 'eu-central-1',
      shell,
      findPtyMaker: findPty,
    };
    const terminal = await createTerminals(deps).open(testNode(), { user: 'ssm-user' });
    const screen = new Transcript(terminal);
    await screen.until(/\$ /);
    return { terminal, screen };
  }

  it('is a terminal, with the node as its host and its home as working directory', async () => {
    const { terminal, screen } = await open();
    screen.type('test -t 0 && test -t 1 && echo yes-$((1+1)); hostname; whoami; basename "$PWD"\r');
    await screen.until(/yes-2\r\nweb-1\.demo\.internal\r\nssm-user\r\nhome\r\n/);
    terminal.dispose();
  });

  it('runs a command in place of a shell, quotes and all', async () => {
    const deps = {
      homes,
      live: new LiveProcesses(),
      clock: systemClock,
      region: 'eu-central-1',
      shell,
      findPtyMaker: (): Promise<typeof maker> => Promise.resolve(maker),
    };
    const command = `test -t 0 && printf '%s.' "it's" $((40+2)); whoami; exit 9`;
    const screen = new Transcript(await createTerminals(deps).open(testNode(), { user: 'deploy', command }));
    assert.equal(await screen.exit(), 9);
    assert.equal(screen.text, "it's.42.deploy\r\n");
  });

  it('takes a new size while a program runs and lets it know', async () => {
    const { terminal, screen } = await open();
    terminal.resize({ cols: 97, rows: 31 });
    screen.type('stty size; echo asked-$((1+1))\r');
    await screen.until(/\n31 97\r\nasked-2/);
    const watch = 'trap "echo changed-\\$((40+2)) to \\$(stty size)" WINCH; echo wait-$((1+1))';
    screen.type(`sh -c '${watch}; while :; do sleep 0.05; done'\r`);
    await screen.until(/wait-2\r\n/);
    terminal.resize({ cols: 120, rows: 40 });
    await screen.until(/changed-42 to 40 120/);
    terminal.dispose();
  });

  it('keeps sizes and input in their order, as the agent does, which sets a size before it reads on', async () => {
    const { terminal, screen } = await open();
    for (let cols = 101; cols <= 105; cols++) {
      terminal.resize({ cols, rows: 20 });
      screen.type(`stty size; echo asked-${String(cols)}-$((1+1))\r`);
      await screen.until(new RegExp(`\n20 ${String(cols)}\r\nasked-${String(cols)}-2`));
    }
    terminal.resize({ cols: 90, rows: 24 });
    terminal.resize({ cols: 91, rows: 24 });
    terminal.write(Buffer.alloc(200 * 1024, ' '));
    assert.ok(terminal.isReady);
    terminal.write(Buffer.alloc(100 * 1024, ' '));
    assert.ok(!terminal.isReady, 'what is held counts as what waits');
    terminal.dispose();
    await screen.exit();
  });

  it('ends a running program on Ctrl-C and goes on', async () => {
    const { terminal, screen } = await open();
    // Started by `exec`, so that the one who is interrupted is there for certain.
    screen.type("sh -c 'echo started-$((1+1)); exec sleep 60'\r");
    await screen.until(/started-2\r\n/);
    screen.type('\u0003');
    // The driver throws away what was typed before the interrupt is through.
    await screen.until(/started-2\r\n[^]*\$ $/);
    screen.type('echo alive-$((2+2))\r');
    await screen.until(/alive-4/);
    terminal.dispose();
  });

  it('takes a paste of 100 KB whole, echo and all', async () => {
    const { terminal, screen } = await open();
    const lines = Array.from({ length: 1_600 }, (_, index) =>
      `line ${String(index)} `.padEnd(63, 'abcdefgh'),
    );
    screen.type('cat > pasted\r');
    await screen.until(/cat > pasted\r\n/);
    for (const line of lines) screen.type(`${line}\r`);
    screen.type('\u0004');
    await screen.until(/cat > pasted\r\n[^]*\$ $/);
    // Asked for apart: a terminal driver may mix a late echo into what programs print.
    screen.type('wc -c < pasted; tail -n 1 pasted; echo checked-$((1+1))\r');
    await screen.until(new RegExp(`\\r\\n${String(1_600 * 64)}\\r\\n${lines.at(-1) ?? ''}\\r\\nchecked-2`));
    terminal.dispose();
  });

  it('tells the exit code of the shell and leaves no job in the background', async () => {
    const { screen } = await open();
    screen.type('sleep 300 & (setsid sleep 300 &) ; echo jobs-$((3+3))\r');
    await screen.until(/jobs-6/);
    screen.type('exit 7\r');
    assert.equal(await screen.exit(), 7);
    await noneLeft((await homes.shared()).root);
  });

  it('ends everything when it is disposed', async () => {
    const { terminal, screen } = await open();
    screen.type('nohup sleep 300 >/dev/null 2>&1 & trap "" HUP TERM; echo ready-$((3+4))\r');
    await screen.until(/ready-7/);
    terminal.dispose();
    await screen.exit();
    await noneLeft((await homes.shared()).root);
  });
});

/** A killed process is in the table for a moment longer. */
function noneLeft(root: string): Promise<void> {
  return until(() => findMarked(markerVariable, root).length === 0, 'the end of what was killed');
}

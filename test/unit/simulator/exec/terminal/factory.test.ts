import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { systemClock } from '../../../../../src/core/base/clock.ts';
import { findShell } from '../../../../../src/simulator/exec/hostShell.ts';
import { NodeHomes } from '../../../../../src/simulator/exec/homes.ts';
import { LiveProcesses } from '../../../../../src/simulator/exec/liveProcesses.ts';
import {
  createTerminals,
  type TerminalDeps,
  type TerminalFactory,
} from '../../../../../src/simulator/exec/terminal/factory.ts';
import { PipeTerminal } from '../../../../../src/simulator/exec/terminal/pipeTerminal.ts';
import { ScriptedTerminal } from '../../../../../src/simulator/exec/terminal/scriptedTerminal.ts';
import { ManualClock } from '../../../../support/manualClock.ts';
import { testNode } from '../../support/nodes.ts';
import { Transcript } from '../../support/transcript.ts';

function setUp(change: Partial<TerminalDeps> = {}): {
  readonly homes: NodeHomes;
  readonly terminals: TerminalFactory;
} {
  const homes = new NodeHomes();
  const terminals = createTerminals({
    homes,
    live: new LiveProcesses(),
    clock: systemClock,
    region: 'x',
    shell: findShell(),
    findPtyMaker: () => Promise.resolve(undefined),
    ...change,
  });
  return { homes, terminals };
}

const me = { user: 'ssm-user' };

describe('the terminal of a node', () => {
  it('is scripted on Windows', async () => {
    const clock = new ManualClock();
    const { terminals } = setUp({ clock });
    const terminal = await terminals.open(testNode({ platform: 'Windows' }), me);
    assert.ok(terminal instanceof ScriptedTerminal);
    const screen = new Transcript(terminal);
    await clock.advance(0);
    assert.match(screen.text, /^Windows PowerShell/);
  });

  it('is scripted, and says so, where nothing can run', async () => {
    const clock = new ManualClock();
    for (const [node, shell] of [
      [testNode(), undefined],
      [testNode({ runs: false }), findShell()],
    ] as const) {
      const { terminals } = setUp({ clock, shell });
      const terminal = await terminals.open(node, me);
      const screen = new Transcript(terminal);
      await clock.advance(0);
      assert.match(screen.text, /^This computer has no POSIX shell/);
    }
  });

  it('runs a command and ends with it, without a prompt', async () => {
    const clock = new ManualClock();
    const { terminals } = setUp({ clock, shell: undefined });
    const terminal = await terminals.open(testNode(), { user: 'deploy', command: 'whoami; exit 4' });
    const screen = new Transcript(terminal);
    await clock.advance(0);
    assert.deepEqual([screen.text, await screen.exit()], ['deploy\r\n', 4]);
  });

  it('really runs a command in line mode', { skip: findShell() === undefined }, async () => {
    const { homes, terminals } = setUp({});
    const command = 'whoami; echo "$0 $1"; exit 4';
    const screen = new Transcript(await terminals.open(testNode(), { user: 'deploy', command }));
    assert.equal(await screen.exit(), 4);
    assert.match(screen.text, /deploy\r\n\S*sh \r\n$/);
    homes.dispose();
  });

  it('looks for a maker of pseudo-terminals once', { skip: findShell() === undefined }, async () => {
    let asked = 0;
    const { homes, terminals } = setUp({
      findPtyMaker: () => {
        asked += 1;
        return Promise.resolve(undefined);
      },
    });
    const opened = await Promise.all([1, 2].map(() => terminals.open(testNode(), me)));
    assert.ok(opened.every((terminal) => terminal instanceof PipeTerminal));
    assert.equal(asked, 1);
    const ends = opened.map((terminal) => new Transcript(terminal).exit());
    for (const terminal of opened) terminal.dispose();
    await Promise.all(ends);
    homes.dispose();
  });
});

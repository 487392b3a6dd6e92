import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { systemClock } from '../../../../src/core/base/clock.ts';
import { createComputer } from '../../../../src/simulator/exec/computer.ts';
import { findShell } from '../../../../src/simulator/exec/hostShell.ts';
import { findMarked, markerVariable } from '../../../../src/simulator/exec/strays.ts';
import { testNode } from '../support/nodes.ts';
import { Transcript } from '../support/transcript.ts';

describe('the end of the fleet', { skip: findShell() === undefined, timeout: 60_000 }, () => {
  it('leaves no process of any command or session, and no folder', async () => {
    const computer = createComputer({ clock: systemClock, region: 'eu-central-1' });
    const terminal = await computer.terminals.open(testNode(), { user: 'ssm-user' });
    const screen = new Transcript(terminal);
    await screen.until(/\$ /);
    screen.type('echo "root=$SSM_DEMO_ROOT."; nohup sleep 300 >/dev/null 2>&1 & (setsid sleep 300 &)\r');
    const root = (await screen.until(/root=(\/[^\r]+)\.\r\n/))[1] ?? '';
    const script = computer.executor.run({
      node: testNode({ id: 'i-0000000000000000b' }),
      interpreter: 'sh',
      lines: ['trap "" TERM HUP', 'touch "$HOME/here"', 'sleep 300', 'sleep 300'],
      workingDirectory: undefined,
      timeoutMs: 600_000,
      environment: {},
      signal: new AbortController().signal,
    });
    while (!existsSync(`${root}/nodes/i-0000000000000000b/home/here`)) await tick();
    computer.dispose();
    assert.equal((await script).exitCode, 137);
    await screen.exit();
    while (findMarked(markerVariable, root).length > 0) await tick();
    assert.equal(existsSync(root), false);
  });
});

describe('a computer', () => {
  it('watches the end of the process only while it is there', () => {
    const before = process.listenerCount('exit');
    const computer = createComputer({ clock: systemClock, region: 'eu-central-1' });
    assert.equal(process.listenerCount('exit'), before + 1);
    computer.dispose();
    computer.dispose();
    assert.equal(process.listenerCount('exit'), before);
  });
});

function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

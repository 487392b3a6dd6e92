import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { powershell } from '../../../../../src/simulator/exec/scripted/powershell.ts';
import { ScriptedTerminal } from '../../../../../src/simulator/exec/terminal/scriptedTerminal.ts';
import { ManualClock } from '../../../../support/manualClock.ts';
import { testNode } from '../../support/nodes.ts';
import { Transcript } from '../../support/transcript.ts';

const prompt = 'PS C:\\Windows\\system32> ';

async function open(): Promise<{ readonly terminal: ScriptedTerminal; readonly screen: Transcript }> {
  const clock = new ManualClock();
  const node = testNode({ platform: 'Windows', hostname: 'WIN-1' });
  const terminal = new ScriptedTerminal(powershell, { node, now: 0, user: 'ssm-user' }, clock);
  const screen = new Transcript(terminal);
  assert.equal(terminal.isReady, false);
  await clock.advance(0);
  return { terminal, screen };
}

describe('a terminal on a scripted node', () => {
  it('greets, answers and asks again', async () => {
    const { terminal, screen } = await open();
    assert.equal(terminal.isReady, true);
    const greeting = screen.text;
    assert.match(greeting, /^Windows PowerShell\r\nCopyright/);
    assert.ok(greeting.endsWith(prompt));
    screen.type('hostname\r');
    assert.equal(screen.text.slice(greeting.length), `hostname\r\nWIN-1\r\n${prompt}`);
    terminal.resize();
    terminal.pause();
    terminal.resume();
  });

  it('starts a new line on Ctrl-C', async () => {
    const { screen } = await open();
    screen.type('half\u0003');
    assert.ok(screen.text.endsWith(`half^C\r\n${prompt}`));
  });

  it('ends on exit, with its code, and on Ctrl-D', async () => {
    const first = await open();
    first.screen.type('exit 4\r');
    assert.equal(await first.screen.exit(), 4);
    assert.equal(first.terminal.isReady, false);
    const second = await open();
    second.screen.type('\u0004');
    assert.equal(await second.screen.exit(), 0);
  });

  it('says nothing once it was disposed', async () => {
    const { terminal, screen } = await open();
    const before = screen.text;
    terminal.dispose();
    screen.type('hostname\r');
    assert.equal(screen.text, before);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { systemClock } from '../../../../../src/core/base/clock.ts';
import { findShell } from '../../../../../src/simulator/exec/hostShell.ts';
import { NodeHomes } from '../../../../../src/simulator/exec/homes.ts';
import { LiveProcesses } from '../../../../../src/simulator/exec/liveProcesses.ts';
import { createTerminals } from '../../../../../src/simulator/exec/terminal/factory.ts';
import type { Terminal } from '../../../../../src/simulator/exec/terminal/terminal.ts';
import { testNode } from '../../support/nodes.ts';
import { Transcript } from '../../support/transcript.ts';

const shell = findShell();

describe('line mode on a real shell', { skip: shell === undefined, timeout: 60_000 }, () => {
  let homes: NodeHomes;
  const live = new LiveProcesses();

  before(() => (homes = new NodeHomes()));
  after(() => homes.dispose());

  async function open(): Promise<{ readonly terminal: Terminal; readonly screen: Transcript }> {
    const findPtyMaker = (): Promise<undefined> => Promise.resolve(undefined);
    const terminals = createTerminals({ homes, live, clock: systemClock, region: 'x', shell, findPtyMaker });
    const terminal = await terminals.open(testNode(), { user: 'ssm-user' });
    return { terminal, screen: new Transcript(terminal) };
  }

  it('says that it is line mode', async () => {
    const { terminal, screen } = await open();
    await screen.until(/offers line mode/);
    terminal.resize({ cols: 80, rows: 24 });
    terminal.dispose();
    await screen.exit();
  });

  it('runs what is typed and shows output and errors', async () => {
    const { terminal, screen } = await open();
    assert.equal(terminal.isReady, true);
    screen.type('echo out-$((1+1)); echo bad-$((1+2)) >&2; hostname\r');
    await screen.until(/out-2\r\n/);
    await screen.until(/bad-3\r\n/);
    await screen.until(/web-1\.demo\.internal\r\n/);
    terminal.dispose();
    await screen.exit();
  });

  it('ends with the exit code of the shell', async () => {
    const { screen } = await open();
    screen.type('exit 6\r');
    assert.equal(await screen.exit(), 6);
  });

  it('ends at Ctrl-D', async () => {
    const { screen } = await open();
    screen.type('\u0004');
    assert.equal(await screen.exit(), 0);
    assert.equal(live.count, 0);
  });
});

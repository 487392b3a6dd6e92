import { test } from 'node:test';
import assert from 'node:assert/strict';
import { runCli } from '../../../src/cli/main.ts';
import { memoryShell } from '../../support/memoryShell.ts';

test('--help lists the subcommands', async () => {
  for (const argv of [['--help'], ['-h'], ['help']]) {
    const shell = memoryShell();
    assert.equal(await runCli(argv, shell), 0);
    assert.match(shell.out(), / {2}lint {2}.*\n {2}simulator {2}/s);
  }
});

test('nothing at all prints the same and is a failure', async () => {
  const shell = memoryShell();
  assert.equal(await runCli([], shell), 2);
  assert.match(shell.out(), /^Usage: /);
});

test('an unknown subcommand is named', async () => {
  const shell = memoryShell();
  assert.equal(await runCli(['deploy'], shell), 2);
  assert.match(shell.err(), /^There is no subcommand "deploy"\.\n\nUsage: /);
});

test('a subcommand gets what follows it', async () => {
  const shell = memoryShell();
  assert.equal(await runCli(['lint', 'none.yaml'], shell), 2);
  assert.equal(shell.err(), 'none.yaml does not exist.\n');
});

test('what a subcommand throws becomes a sentence', async () => {
  const shell = memoryShell({ a: 'a: 1' });
  const broken = {
    ...shell,
    stdout: () => {
      throw new Error('the disk is full');
    },
  };
  assert.equal(await runCli(['lint', 'a'], broken), 2);
  assert.equal(shell.err(), 'ssm-workbench lint failed: the disk is full\n');
});

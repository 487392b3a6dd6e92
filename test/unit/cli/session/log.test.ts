import { test } from 'node:test';
import assert from 'node:assert/strict';
import { say, shellLog } from '../../../../src/cli/session/log.ts';
import { memoryShell } from '../../../support/memoryShell.ts';

test('nothing is logged unless it is asked for', () => {
  const shell = memoryShell();
  shellLog(shell, false).error('x');
  assert.equal(shell.err(), '');
});

test('the log goes to standard error, a line for each message', () => {
  const shell = memoryShell();
  const log = shellLog(shell, true);
  log.warn('a\r\nb');
  log.debug('c');
  assert.equal(shell.err(), 'warning: a b\ndebug: c\n');
  assert.equal(shell.out(), '');
});

test('in a raw terminal a line begins in the first column', () => {
  const shell = memoryShell();
  shell.streams.isOutputTerminal = true;
  say(shell, 'x');
  assert.equal(shell.err(), '\rx\r\n');
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildSync } from 'esbuild';
import { hasPty } from '../../support/cliProcess.ts';

/** Runs a program in a pseudo-terminal, closes that where it is asked to, and prints how the program ended. */
const inTerminal = `
import os, pty, sys
closes = sys.argv[1] == 'close'
pid, terminal = pty.fork()
if pid == 0: os.execvp(sys.argv[2], sys.argv[2:])
seen = b''
while b'ready' not in seen: seen += os.read(terminal, 1000)
if closes: os.close(terminal)
else: os.write(terminal, b'\\r')
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** A closed terminal first ends the input and then sends the signal: until then a session keeps the program alive. */
const contents = `
  import { processEnd } from './src/cli/end.ts';
  const end = processEnd();
  const session = setInterval(() => undefined, 1000);
  const ends = (code) => { clearInterval(session); end(code); };
  process.once('SIGHUP', () => ends(129));
  process.stdin.on('error', () => undefined).once('data', () => { process.stdin.destroy(); ends(7); });
  process.stdout.write('ready');
`;

function endOf(how: 'close' | 'key'): string {
  const folder = mkdtempSync(join(tmpdir(), 'end-'));
  const outfile = join(folder, 'end.mjs');
  buildSync({
    ...{ stdin: { contents, resolveDir: process.cwd(), loader: 'ts' }, outfile },
    ...{ bundle: true, platform: 'node', format: 'esm' },
  });
  const argv = ['-c', inTerminal, how, process.execPath, outfile];
  const { stdout } = spawnSync('python3', argv, { encoding: 'utf8', timeout: 60_000 });
  rmSync(folder, { recursive: true });
  return stdout.trim();
}

test('in a terminal it ends with the exit code', { skip: !hasPty() }, () => {
  assert.equal(endOf('key'), '7');
});

test('whose terminal was closed ends by that signal, and does not abort', { skip: !hasPty() }, () => {
  assert.equal(endOf('close'), '-1');
});

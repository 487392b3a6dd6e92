import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasPty } from '../../support/cliProcess.ts';
import { endSignals, processStreams } from '../../../src/cli/streams.ts';

test('signals are taken while somebody listens, and no longer', () => {
  const before = endSignals.map((signal) => process.listenerCount(signal));
  const listening = processStreams().onDidSignal(() => undefined);
  assert.deepEqual(
    endSignals.map((signal) => process.listenerCount(signal)),
    before.map((count) => count + 1),
  );
  listening.dispose();
  assert.deepEqual(
    endSignals.map((signal) => process.listenerCount(signal)),
    before,
  );
});

const python = hasPty();

/** In a pseudo-terminal, with all standard streams elsewhere, as those of a ProxyCommand are. */
const asked = `
import os, pty, select, sys, time
pid, terminal = pty.fork()
if pid == 0:
    nowhere = os.open('/dev/null', os.O_RDWR)
    for stream in (0, 1): os.dup2(nowhere, stream)
    os.execvp(sys.argv[1], sys.argv[1:])
seen = b''
while b'Code: ' not in seen: seen += os.read(terminal, 1000)
os.write(terminal, sys.stdin.buffer.read())
while True:
    try: data = os.read(terminal, 1000)
    except OSError: break
    if not data: break
    seen += data
print(seen.decode(), flush=True)
os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 255)
`;

function ask(keys: string) {
  const folder = mkdtempSync(join(tmpdir(), 'ask-'));
  const outfile = join(folder, 'ask.mjs');
  const contents = `
    import { processStreams } from './src/cli/streams.ts';
    processStreams().ask('Code: ', new AbortController().signal).then(
      (code) => console.error('<' + code + '>'),
      (error) => console.error('!' + error.kind),
    );`;
  buildSync({
    ...{ stdin: { contents, resolveDir: process.cwd(), loader: 'ts' }, outfile },
    ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external' },
  });
  const answer = spawnSync('python3', ['-c', asked, process.execPath, outfile], {
    ...{ input: keys, encoding: 'utf8', timeout: 60_000 },
  });
  rmSync(folder, { recursive: true });
  return answer;
}

test(
  'a question goes to the terminal, not to standard output, and does not keep the process',
  { skip: !python },
  () => {
    const { stdout, status } = ask('123456\r');
    assert.match(stdout, /Code: .*<123456>/s);
    assert.equal(status, 0);
  },
);

test('Ctrl-C is no answer', { skip: !python }, () => {
  assert.match(ask('\u0003').stdout, /!cancelled/);
});

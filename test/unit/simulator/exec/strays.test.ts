import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { findMarked, killMarked } from '../../../../src/simulator/exec/strays.ts';

describe('strays', { skip: process.platform !== 'linux', timeout: 60_000 }, () => {
  it('are found and killed by their mark, and nobody else is', async () => {
    const mark = randomUUID();
    const start = (value: string): ReturnType<typeof spawn> =>
      spawn('sleep', ['300'], {
        env: { PATH: process.env['PATH'], STRAY_TEST: value },
        detached: true,
        stdio: 'ignore',
      });
    const marked = start(mark);
    const other = start(`${mark}-not`);
    while (findMarked('STRAY_TEST', mark).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(findMarked('STRAY_TEST', mark), [marked.pid]);
    killMarked('STRAY_TEST', mark);
    assert.deepEqual(await once(marked, 'exit'), [null, 'SIGKILL']);
    assert.equal(other.exitCode, null);
    other.kill('SIGKILL');
    await once(other, 'exit');
    assert.deepEqual(findMarked('STRAY_TEST', mark), []);
  });

  it('are killed with those that they start while they are looked for', async () => {
    const mark = randomUUID();
    const parent = spawn('sh', ['-c', 'for each in $(seq 300); do sleep 300 & echo started; done; wait'], {
      env: { PATH: process.env['PATH'], STRAY_TEST: mark },
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(parent.stdout, 'data');
    const gone = once(parent, 'close');
    killMarked('STRAY_TEST', mark);
    // The children hold the pipe: its end is theirs.
    parent.stdout.resume();
    await gone;
    assert.deepEqual(findMarked('STRAY_TEST', mark), []);
  });
});

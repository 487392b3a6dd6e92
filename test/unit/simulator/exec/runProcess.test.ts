import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findShell } from '../../../../src/simulator/exec/hostShell.ts';
import { LiveProcesses } from '../../../../src/simulator/exec/liveProcesses.ts';
import { killGraceMs } from '../../../../src/simulator/exec/processGroup.ts';
import { exitCodeOf, runProcess, type ProcessOutcome } from '../../../../src/simulator/exec/runProcess.ts';
import { ManualClock } from '../../../support/manualClock.ts';

const shell = findShell() ?? '';
const quick = { skip: shell === '', timeout: 60_000 };

interface Running {
  readonly outcome: Promise<ProcessOutcome>;
  readonly live: LiveProcesses;
  readonly clock: ManualClock;
  readonly abort: AbortController;
}

function run(
  script: string,
  change: { readonly timeoutMs?: number; readonly captureBytes?: number } = {},
): Running {
  const live = new LiveProcesses();
  const clock = new ManualClock();
  const abort = new AbortController();
  const spec = {
    command: shell,
    args: ['-c', script],
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '' },
  };
  const outcome = runProcess(
    { ...spec, timeoutMs: 60_000, captureBytes: 1_000, ...change },
    { clock, live, signal: abort.signal },
  );
  return { outcome, live, clock, abort };
}

/** Resolves once the script has written to its process's file descriptor: that it is really there. */
async function started(running: Running): Promise<void> {
  while (running.live.count === 0) await new Promise((resolve) => setImmediate(resolve));
}

describe('a process', quick, () => {
  it('tells its output, its errors and its exit code', async () => {
    const { outcome, live } = run('echo out; echo bad >&2; exit 3');
    assert.deepEqual(await outcome, { ended: 'exited', exitCode: 3, stdout: 'out\n', stderr: 'bad\n' });
    assert.equal(live.count, 0);
  });

  it('tells a signal as a shell does', async () => {
    const { outcome } = run('kill -9 $$');
    assert.equal((await outcome).exitCode, 137);
    assert.deepEqual([exitCodeOf(0, null), exitCodeOf(null, 'SIGTERM'), exitCodeOf(null, null)], [0, 143, 1]);
  });

  it('keeps the beginning of a flood and ends all the same', async () => {
    const { outcome } = run('yes | head -c 5000000', { captureBytes: 10 });
    assert.deepEqual(await outcome, { ended: 'exited', exitCode: 0, stdout: 'y\n'.repeat(5), stderr: '' });
  });

  it('is ended at its timeout, with what it has said so far', async () => {
    const running = run('echo before; exec sleep 60', { timeoutMs: 5_000 });
    await started(running);
    await running.clock.advance(5_000);
    const { ended, exitCode } = await running.outcome;
    assert.deepEqual([ended, exitCode], ['timedOut', 143]);
  });

  it('is killed when it ignores the request to end', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deaf-'));
    const ready = join(folder, 'ready');
    const running = run(`trap "" TERM; : > '${ready}'; while :; do sleep 0.02; done`, { timeoutMs: 1_000 });
    while (!existsSync(ready)) await new Promise((resolve) => setTimeout(resolve, 2));
    await running.clock.advance(1_000);
    assert.equal(running.live.count, 1);
    await running.clock.advance(killGraceMs);
    const { ended, exitCode } = await running.outcome;
    assert.deepEqual([ended, exitCode], ['timedOut', 137]);
    rmSync(folder, { recursive: true });
  });

  it('is ended by an abort, before or after its start', async () => {
    const running = run('exec sleep 60');
    await started(running);
    running.abort.abort();
    assert.equal((await running.outcome).ended, 'cancelled');
    const late = run('exec sleep 60');
    late.abort.abort();
    assert.equal((await late.outcome).ended, 'cancelled');
  });

  it('takes along what it left in the background', async () => {
    const { outcome } = run('sleep 300 & echo $!');
    const { stdout } = await outcome;
    const pid = Number(stdout);
    assert.ok(pid > 1);
    await gone(pid);
  });

  it(
    'does not wait for a stray that left the group and holds the pipe',
    { skip: process.platform !== 'linux' },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'stray-'));
      const left = join(folder, 'left');
      const leaves = `setsid sh -c 'echo $$; echo > "$0"; exec sleep 300' '${left}'`;
      const running = run(`${leaves} & until [ -s '${left}' ]; do sleep 0.02; done`);
      // The pipe stays open: only the clock lets go of it.
      while (running.live.count > 0) await new Promise((resolve) => setImmediate(resolve));
      await running.clock.advance(1_000);
      const { stdout } = await running.outcome;
      const stray = Number(stdout);
      // 0 would be ourselves.
      assert.ok(stray > 1, stdout);
      process.kill(stray, 'SIGKILL');
      rmSync(folder, { recursive: true });
    },
  );

  it('that cannot be started says why', async () => {
    const live = new LiveProcesses();
    const spec = { command: '/nowhere/sh', args: [], cwd: tmpdir(), env: {}, captureBytes: 1, timeoutMs: 1 };
    const clock = new ManualClock();
    const outcome = await runProcess(spec, { clock, live, signal: new AbortController().signal });
    assert.deepEqual([outcome.ended, outcome.exitCode], ['notStarted', 127]);
    assert.match(outcome.stderr, /ENOENT/);
    assert.equal(clock.pending, 0);
  });

  it('leaves no timer behind', async () => {
    const { outcome, clock } = run('true');
    await outcome;
    assert.equal(clock.pending, 0);
  });
});

describe('live processes', quick, () => {
  it('are all killed at once, deaf ones too', async () => {
    const running = run('trap "" TERM HUP; sleep 60; sleep 60');
    await started(running);
    running.live.dispose();
    assert.equal((await running.outcome).exitCode, 137);
    assert.equal(running.live.count, 0);
  });
});

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

import type { ChildProcess } from 'node:child_process';
import type { Clock } from '../../core/base/clock.ts';
import type { Disposable } from '../../core/base/disposable.ts';

/** Milliseconds between asking a process group to end and making it. */
export const killGraceMs = 2_000;

/**
 * Sends a signal to every process of the group that `child` leads (it was spawned `detached`). A group that is
 * gone already is no error.
 */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/**
 * SIGTERM to the group now, SIGKILL to what is left of it after {@link killGraceMs}. Dispose the result when the
 * leader is gone: its process id may soon be somebody else's.
 */
export function endGroup(child: ChildProcess, clock: Clock): Disposable {
  signalGroup(child, 'SIGTERM');
  return clock.after(killGraceMs, () => signalGroup(child, 'SIGKILL'));
}

/** ESRCH: nobody there. EPERM: on macOS the answer for a group of zombies only. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM');
}

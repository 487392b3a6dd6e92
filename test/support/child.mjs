import { spawn } from 'node:child_process';

/** Signals a person or a CI machine uses to end a run; each of them must reach the children. */
export const STOP_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

const groups = new Set();
let exitHookInstalled = false;

/**
 * Starts a program as the leader of its own process group, so that everything it starts can be ended with it.
 * What is still running when this process exits is killed: a test run leaves nothing behind.
 */
export function spawnGroup(command, args, options = {}) {
  installExitHook();
  const child = spawn(command, args, { stdio: 'inherit', ...options, detached: true });
  if (child.pid !== undefined) groups.add(child.pid);
  return child;
}

/** Sends a signal to a whole process group; false when nobody is left in it. */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false; // ESRCH: the group has ended already
  }
}

/** Ends a group: asks first, kills after `graceMs`, and returns when no member is left. */
export async function endGroup(pid, graceMs = 3000) {
  const deadline = Date.now() + graceMs;
  signalGroup(pid, 'SIGTERM');
  while (signalGroup(pid, 0)) {
    if (Date.now() > deadline) signalGroup(pid, 'SIGKILL');
    if (Date.now() > deadline + 5000) break; // only an unreaped zombie can still answer now
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  groups.delete(pid);
}

/** Runs a program to its end; resolves with its exit code (128 + n style codes for signals become 1). */
export async function run(command, args, options = {}) {
  const child = spawnGroup(command, args, options);
  const stop = (signal) => child.pid !== undefined && signalGroup(child.pid, signal);
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
    if (child.pid !== undefined) await endGroup(child.pid, 10_000); // what it started may still be cleaning up
  }
}

function installExitHook() {
  if (exitHookInstalled) return;
  exitHookInstalled = true;
  process.on('exit', () => {
    for (const pid of groups) signalGroup(pid, 'SIGKILL');
  });
}

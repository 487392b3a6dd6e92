import assert from 'node:assert/strict';

/** Far more than what is tested takes, and far less than what grows with the square of its input. */
const mostMs = 5000;

/** Does the work and fails when it takes long, by this process's own time: how busy the machine is does not count. */
export function quick<T>(work: () => T, what?: string): T {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  assert.ok(ms < mostMs, `${what ?? 'it'} takes ${ms.toFixed(0)} ms`);
  return result;
}

/** What we say we are. The agent's gates (§9) want four parts and at least 1.2.332.0. */
export const defaultClientVersion = '1.2.707.0';

/** Agents newer than this understand the TerminateSession flag (§9). */
export const terminateFlagVersion = '2.3.722.0';

const parts = 4;

/**
 * Whether `version` is strictly greater than `gate`. Anything but four dotted whole numbers is not, which is
 * how the plugin decides.
 */
export function isNewerThan(version: string, gate: string): boolean {
  const left = numbersOf(version);
  const right = numbersOf(gate);
  if (left === undefined || right === undefined) return false;
  for (let index = 0; index < parts; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function numbersOf(version: string): readonly number[] | undefined {
  return /^\d+(\.\d+){3}$/.test(version) ? version.split('.').map(Number) : undefined;
}

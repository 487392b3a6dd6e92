import { readdirSync, readFileSync } from 'node:fs';

/** The environment variable that marks every process of a simulator, whatever session or group it moved to. */
export const markerVariable = 'SSM_DEMO_ROOT';

/**
 * Processes whose environment holds `variable=value`: what left its process group (`setsid`, `nohup` behind a
 * pseudo-terminal). Read from /proc; empty on systems without it, where the process groups must do.
 */
export function findMarked(variable: string, value: string): readonly number[] {
  const wanted = `${variable}=${value}`;
  return processIds().filter((pid) => environmentOf(pid).includes(wanted));
}

/**
 * Kills what {@link findMarked} finds, and looks again until nobody new is there: one may have been forked after the
 * list was made, and one that is just becoming another program shows no environment for a moment.
 */
export function killMarked(variable: string, value: string): void {
  const killed = new Set<number>();
  for (let round = 0; round < maxRounds; round++) {
    const found = findMarked(variable, value).filter((pid) => !killed.has(pid));
    if (found.length === 0) return;
    for (const pid of found) {
      killed.add(pid);
      quietly(() => process.kill(pid, 'SIGKILL'), true);
    }
  }
}

/** A program that forks faster than it is looked for is not followed for ever. */
const maxRounds = 20;

function processIds(): readonly number[] {
  return quietly(() => readdirSync('/proc'), [])
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid > 1 && pid !== process.pid);
}

function environmentOf(pid: number): readonly string[] {
  return quietly(() => readFileSync(`/proc/${String(pid)}/environ`, 'utf8').split('\0'), []);
}

/** A process may end, or belong to somebody else, while we look at it: neither is a failure. */
function quietly<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return otherwise;
    throw error;
  }
}

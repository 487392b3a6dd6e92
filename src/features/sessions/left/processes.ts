import { hostname, uptime } from 'node:os';

/** What tells windows that live from those that are gone: each has a process of its own for its extensions. */
export interface Processes {
  /** A folder shared by several computers must not mix their process ids. */
  readonly computer: string;
  readonly own: number;
  readonly isRunning: (pid: number) => boolean;
  /** Milliseconds since the epoch; process ids of before mean nothing. */
  readonly startOfComputer: () => number;
}

export function systemProcesses(): Processes {
  return {
    computer: hostname(),
    own: process.pid,
    isRunning,
    startOfComputer: () => Date.now() - uptime() * 1000,
  };
}

/** Signal 0 only asks. One that we may not ask about is there. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

import { spawn } from 'node:child_process';
import type { Clock } from '../../../core/base/clock.ts';
import { findProgram } from '../hostShell.ts';
import { quote } from '../shims/quote.ts';

/**
 * Makes pseudo-terminals without a compiled module: the program `script`, in the dialect this computer has.
 * `stty` sets the size of one.
 */
export interface PtyMaker {
  readonly command: string;
  /** Arguments that run a shell command in a new pseudo-terminal and end with its exit code. */
  args(shellCommand: string): readonly string[];
  readonly stty: string;
  /** How this `stty` is told which terminal is meant. */
  readonly sttyDevice: '-F' | '-f';
}

type Dialect = Pick<PtyMaker, 'args' | 'sttyDevice'>;

/** util-linux: return the exit code (e), flush (f), command (c). */
const utilLinux: Dialect = {
  args: (shellCommand) => ['-qefc', shellCommand, '/dev/null'],
  sttyDevice: '-F',
};

/** BSD and macOS: the file comes first, then the command and its arguments. */
const bsd: Dialect = {
  args: (shellCommand) => ['-q', '/dev/null', '/bin/sh', '-c', shellCommand],
  sttyDevice: '-f',
};

/**
 * Finds out by trying: `script` differs between systems, and on some it refuses to work without a terminal of
 * its own. Undefined where there is none that works; sessions then have line mode.
 */
export async function findPtyMaker(clock: Clock, path?: string): Promise<PtyMaker | undefined> {
  const command = findProgram('script', path);
  const stty = findProgram('stty', path);
  if (command === undefined || stty === undefined) return undefined;
  for (const dialect of [utilLinux, bsd]) {
    if (await works(command, dialect.args('exit 7'), clock)) return { ...dialect, command, stty };
  }
  return undefined;
}

/** What is found is kept: a busy computer must not be taken for one that makes none. */
const probeMs = 10_000;

function works(command: string, args: readonly string[], clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    const timer = clock.after(probeMs, () => child.kill('SIGKILL'));
    const end = (worked: boolean): void => {
      timer.dispose();
      resolve(worked);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 7));
  });
}

interface Announced {
  readonly shell: string;
  /** Undefined: the shell itself, to type into. */
  readonly command: string | undefined;
}

/** What runs in a pseudo-terminal: it first tells the terminal's device on descriptor 3, then becomes the shell. */
export function announcing({ shell, command }: Announced): string {
  const run = command === undefined ? '' : ` -c ${quote(command)}`;
  return `tty >&3; exec 3>&-; exec ${quote(shell)}${run}`;
}

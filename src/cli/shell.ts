import { readFile } from 'node:fs/promises';

/** What a subcommand may do to the outside. */
export interface Shell {
  stdout(text: string): void;
  stderr(text: string): void;
  /** Rejects as `node:fs` does. */
  readFile(path: string): Promise<Uint8Array>;
}

/** Exit codes of every subcommand. */
export const exitCodes = { ok: 0, problems: 1, usage: 2 } as const;

/** The shell of this process. */
export function processShell(): Shell {
  // A reader that has seen enough (`| head`) closes the pipe; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    readFile: (path) => readFile(path),
  };
}

import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import * as tinyglobby from 'tinyglobby';
import type { Environment } from '../core/aws/environment.ts';
import { messageOf } from '../core/base/errors.ts';
import { isRecord } from '../core/base/json.ts';
import { isReaderGone, processStreams, type Streams } from './streams.ts';

/** What stands at a path. */
export type PathKind = 'file' | 'folder' | 'nothing';

/** What a subcommand may do to the outside. */
export interface Shell {
  /** `win32` where paths are written with backslashes. */
  readonly platform: 'win32' | 'posix';
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly env: Environment;
  readonly streams: Streams;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Rejects as `node:fs` does. */
  readFile(path: string): Promise<Uint8Array>;
  /** All of standard input. */
  readInput(): Promise<Uint8Array>;
  /** Rejects as `node:fs` does, but not because there is nothing. */
  kindOf(path: string): Promise<PathKind>;
  /**
   * The files of a pattern in a folder, with forward slashes and relative to the folder unless the pattern is
   * absolute, sorted; those of `node_modules` and `.git` are left out.
   */
  glob(pattern: string, folder: string): Promise<readonly string[]>;
}

/** Exit codes of every subcommand. */
export const exitCodes = { ok: 0, problems: 1, usage: 2 } as const;

/** The shell of this process. */
export function processShell(): Shell {
  outliveOutputs();
  return {
    platform: process.platform === 'win32' ? 'win32' : 'posix',
    cwd: process.cwd(),
    env: process.env,
    streams: processStreams(),
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    readFile: (path) => readFile(path),
    readInput: () => buffer(process.stdin),
    kindOf,
    glob,
  };
}

/**
 * Whoever holds something open, such as a session on a node, learns from the stream that nobody reads any more and
 * closes it: the process must not end before. A reader that has seen enough (`| head`) or a terminal whose window was
 * closed is no failure; a full disk is one.
 */
function outliveOutputs(): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', () => undefined);
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (isReaderGone(error)) return;
    process.stderr.write(`Standard output cannot be written: ${messageOf(error)}.\n`);
    process.once('exit', (code) => (process.exitCode = code === 0 ? exitCodes.problems : code));
  });
}

async function kindOf(path: string): Promise<PathKind> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const code: unknown = isRecord(error) ? error['code'] : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'nothing';
    throw error;
  }
}

async function glob(pattern: string, folder: string): Promise<readonly string[]> {
  const found = await tinyglobby.glob(pattern, {
    cwd: folder,
    ignore: ['**/node_modules/**', '**/.git/**'],
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    caseSensitiveMatch: process.platform !== 'win32',
  });
  return found.sort();
}

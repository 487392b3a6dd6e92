import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where this computer's POSIX shell is; undefined on a computer without one. */
export function findShell(platform: NodeJS.Platform = process.platform): string | undefined {
  if (platform === 'win32') return undefined;
  return ['/bin/sh', '/usr/bin/sh', '/system/bin/sh'].find(isExecutable);
}

/** Whether Linux nodes can really run what they are sent (`SimulatedNode.runs`). */
export function hasPosixShell(): boolean {
  return findShell() !== undefined;
}

/** Looks a program up on a PATH; undefined when it is not there. */
export function findProgram(
  name: string,
  path: string | undefined = process.env['PATH'],
): string | undefined {
  const folders = (path ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

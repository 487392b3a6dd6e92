import { join } from 'node:path';

/** Where a node lives on this computer. */
export interface NodeFolder {
  readonly root: string;
  /** HOME and working directory of everything that runs on the node. */
  readonly home: string;
  readonly tmp: string;
}

export function nodeFolder(root: string): NodeFolder {
  return { root, home: join(root, 'home'), tmp: join(root, 'tmp') };
}

/** What all nodes share. */
export interface SharedFolder {
  /** The simulator's common root; marks its processes. */
  readonly root: string;
  /** First on PATH: programs that answer for the node and not for this computer. */
  readonly bin: string;
  /** Scripts as the agent wrote them. */
  readonly scripts: string;
}

export function sharedFolder(root: string): SharedFolder {
  return { root, bin: join(root, 'bin'), scripts: join(root, 'scripts') };
}

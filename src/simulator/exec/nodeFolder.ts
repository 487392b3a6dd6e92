import { join } from 'node:path';

/** Where a node lives on this computer. */
export interface NodeFolder {
  readonly root: string;
  /** HOME and working directory of everything that runs on the node. */
  readonly home: string;
  /** First on PATH: programs that answer for the node and not for this computer. */
  readonly bin: string;
  readonly tmp: string;
  /** Scripts as the agent wrote them. */
  readonly scripts: string;
  /** What the node's programs remember, for example which services were stopped. */
  readonly state: string;
}

export function nodeFolder(root: string): NodeFolder {
  return {
    root,
    home: join(root, 'home'),
    bin: join(root, 'bin'),
    tmp: join(root, 'tmp'),
    scripts: join(root, 'scripts'),
    state: join(root, 'state'),
  };
}

import { randomUUID } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Disposable } from '../../core/base/disposable.ts';
import type { SimulatedNode } from '../system.ts';
import { homeFiles } from './homeFiles.ts';
import { nodeFolder, type NodeFolder } from './nodeFolder.ts';
import { shims } from './shims/index.ts';
import { killMarked, markerVariable } from './strays.ts';

const privateFolder = 0o700;
const program = 0o700;

/**
 * The nodes' home folders: one folder for the simulator, made at the first use and readable by its user only; a
 * folder in it for each node, made when the node first runs something. Disposing ends what still runs anywhere
 * with these folders and removes them; it is synchronous so that it can run while the process exits.
 */
export class NodeHomes implements Disposable {
  readonly #parent: string;
  readonly #folders = new Map<string, Promise<NodeFolder>>();
  #root: string | undefined;
  #disposed = false;

  constructor(parent: string = tmpdir()) {
    this.#parent = parent;
  }

  get isDisposed(): boolean {
    return this.#disposed;
  }

  /** The common root. @throws Error after disposal: nothing may be made any more. */
  get root(): string {
    if (this.#disposed) throw new Error('The demo fleet has ended.');
    this.#root ??= realpathSync(mkdtempSync(join(this.#parent, 'ssm-demo-')));
    return this.#root;
  }

  /** The folder of a node, complete with its files. */
  async folder(node: SimulatedNode): Promise<NodeFolder> {
    const known = this.#folders.get(node.id);
    if (known !== undefined) return known;
    const made = this.#whileAlive((root) => makeFolder(nodeFolder(join(root, node.id)), node));
    this.#folders.set(node.id, made);
    return made;
  }

  /** Writes a script for a node to run and gives its path. */
  async script(folder: NodeFolder, lines: readonly string[]): Promise<string> {
    return this.#whileAlive(async () => {
      const path = join(folder.scripts, randomUUID(), '_script.sh');
      await writeProgram(path, `${lines.join('\n')}\n`);
      return path;
    });
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    if (this.#root === undefined) return;
    killMarked(markerVariable, this.#root);
    remove(this.#root);
  }

  /** Writing that was under way at disposal would bring the folder back: then it is removed once more. */
  async #whileAlive<T>(write: (root: string) => Promise<T>): Promise<T> {
    const root = this.root;
    try {
      return await write(root);
    } finally {
      if (this.isDisposed) remove(root);
    }
  }
}

function remove(root: string): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
}

async function makeFolder(folder: NodeFolder, node: SimulatedNode): Promise<NodeFolder> {
  for (const path of [folder.home, folder.bin, folder.tmp, folder.scripts, folder.state]) {
    await mkdir(path, { recursive: true, mode: privateFolder });
  }
  await Promise.all([
    ...homeFiles(node).map((file) => writeAll(join(folder.home, file.path), file.text, file.mode)),
    ...shims(node, folder).map((shim) => writeProgram(join(folder.bin, shim.name), shim.text)),
  ]);
  return folder;
}

function writeProgram(path: string, text: string): Promise<void> {
  return writeAll(path, text, program);
}

async function writeAll(path: string, text: string, mode: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: privateFolder });
  await writeFile(path, text, { mode });
}

import { randomUUID } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Disposable } from '../../core/base/disposable.ts';
import type { SimulatedNode } from '../system.ts';
import { homeFiles } from './homeFiles.ts';
import { nodeFolder, sharedFolder, type NodeFolder, type SharedFolder } from './nodeFolder.ts';
import { shims } from './shims/index.ts';
import { killMarked, markerVariable } from './strays.ts';

const privateFolder = 0o700;
const privateProgram = 0o700;

/**
 * The nodes' home folders: one folder for the simulator, made at the first use and readable by its user only; a
 * folder in it for each node, made when the node first runs something. Disposing ends what still runs anywhere
 * with these folders and removes them; it is synchronous so that it can run while the process exits.
 */
export class NodeHomes implements Disposable {
  readonly #parent: string;
  readonly #folders = new Map<string, Promise<NodeFolder>>();
  #root: string | undefined;
  #shared: Promise<SharedFolder> | undefined;
  #isDisposed = false;

  constructor(parent: string = tmpdir()) {
    this.#parent = parent;
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** Programs and scripts of all nodes. @throws Error after disposal */
  shared(): Promise<SharedFolder> {
    this.#shared ??= this.#whileAlive(makeShared).catch((error: unknown) => {
      this.#shared = undefined;
      throw error;
    });
    return this.#shared;
  }

  /** The folder of a node, complete with its files. @throws Error after disposal */
  folder(node: SimulatedNode): Promise<NodeFolder> {
    const known = this.#folders.get(node.id);
    if (known !== undefined) return known;
    const made = this.#whileAlive((root) => makeFolder(nodeFolder(join(root, 'nodes', node.id)), node));
    this.#folders.set(node.id, made);
    // What failed, on a full disk for example, is tried again the next time.
    made.catch(() => this.#folders.delete(node.id));
    return made;
  }

  /** Writes a script for a node to run and gives its path. */
  async script(lines: readonly string[]): Promise<string> {
    const { scripts } = await this.shared();
    return this.#whileAlive(async () => {
      const path = join(scripts, `${randomUUID()}_script.sh`);
      await writeFile(path, `${lines.join('\n')}\n`, { mode: privateProgram });
      return path;
    });
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    if (this.#root === undefined) return;
    killMarked(markerVariable, this.#root);
    remove(this.#root);
  }

  /** Writing that was under way at disposal would bring the folder back: then it is removed once more. */
  async #whileAlive<T>(write: (root: string) => Promise<T>): Promise<T> {
    if (this.#isDisposed) throw new Error('The demo fleet has ended.');
    this.#root ??= realpathSync(mkdtempSync(join(this.#parent, 'ssm-demo-')));
    const root = this.#root;
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

async function makeShared(root: string): Promise<SharedFolder> {
  const shared = sharedFolder(root);
  await makeFolders([shared.bin, shared.scripts]);
  await Promise.all(
    shims.map(({ name, text }) => writeFile(join(shared.bin, name), text, { mode: privateProgram })),
  );
  return shared;
}

async function makeFolder(folder: NodeFolder, node: SimulatedNode): Promise<NodeFolder> {
  const files = homeFiles(node).map((file) => ({ ...file, path: join(folder.home, file.path) }));
  await makeFolders([...new Set([folder.tmp, ...files.map(({ path }) => dirname(path))])]);
  await Promise.all(files.map(({ path, text, mode }) => writeFile(path, text, { mode })));
  return folder;
}

async function makeFolders(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => mkdir(path, { recursive: true, mode: privateFolder })));
}

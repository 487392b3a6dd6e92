import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Scope } from './scope.ts';

const LOCK_POLL_MS = 500;

/** Fills `staging`, which will be known as `final` when it is complete. */
type Install = (staging: string, final: string) => Promise<void>;

/** Outside the checkout, so that a fresh clone and a second checkout find what the first one installed. */
export function cacheRoot(): string {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base === undefined || base === '' ? join(homedir(), '.cache') : base, 'ssm-workbench');
}

/**
 * The folder of an installation, made by `install` when it is not there yet. Invariant: a folder with the final
 * name is complete; it is filled under another name and renamed. Two runs at once install once.
 */
export async function installOnce(name: string, install: Install): Promise<string> {
  const root = cacheRoot();
  const final = join(root, name);
  if (await exists(final)) return final;
  await mkdir(root, { recursive: true });
  const scope = new Scope();
  try {
    const lock = await acquire(final);
    await scope.defer(() => void lock.close());
    if (await exists(final)) return final;
    await removeAbandoned(root, name);
    const staging = await mkdtemp(join(root, `.${name}-`));
    await scope.defer(() => rm(staging, { recursive: true, force: true }));
    await install(staging, final);
    await rename(staging, final);
    return final;
  } finally {
    await scope.close();
  }
}

/**
 * The lock is a name in Linux' abstract socket space: the kernel gives it back when its holder dies, however that
 * happens, so there is no stale lock file to reason about.
 */
async function acquire(final: string): Promise<Server> {
  const digest = createHash('sha256').update(final).digest('hex').slice(0, 16);
  const address = `\0ssm-workbench-install-${digest}`;
  let told = false;
  for (;;) {
    const server = await tryListen(address);
    if (server !== undefined) return server;
    if (!told) console.error('another run is installing the same; waiting for it …');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
  }
}

function tryListen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => resolve(server));
    server.unref();
  });
}

/** Half-filled folders of runs that were killed; safe to remove, for we hold the lock. */
async function removeAbandoned(root: string, name: string): Promise<void> {
  for (const entry of await readdir(root)) {
    if (entry.startsWith(`.${name}-`)) await rm(join(root, entry), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

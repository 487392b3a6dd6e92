import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withoutNpmRun } from '../toolchain/npm.ts';
import type { Scope } from '../toolchain/scope.ts';
import type { Settings } from './settings.ts';

/** A temporary home for one server: nothing of the person's is read, nothing stays when it is removed. */
export interface Profile {
  readonly root: string;
  readonly userDataDir: string;
  readonly extensionsDir: string;
  readonly env: NodeJS.ProcessEnv;
}

export async function createProfile(scope: Scope, extra: Readonly<Record<string, string>>): Promise<Profile> {
  const root = await temporaryFolder(scope, 'home');
  const profile = { root, userDataDir: join(root, 'data'), extensionsDir: join(root, 'extensions') };
  const env = { ...inherited(), ...homes(root), EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...extra };
  for (const dir of Object.values(homes(root))) await mkdir(dir, { recursive: true, mode: 0o700 });
  return { ...profile, env };
}

/** A folder that is removed when the scope closes. The name is short: it holds Unix sockets. */
export async function temporaryFolder(scope: Scope, purpose: string): Promise<string> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), `ssmwb-${purpose}-`)));
  await scope.defer(() => rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return dir;
}

/** Writes a settings file; `where` is User (the person's) or Machine (the server's own). */
export async function writeSettings(
  userDataDir: string,
  where: 'User' | 'Machine',
  settings: Settings,
): Promise<void> {
  const file = join(userDataDir, where, 'settings.json');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(settings, undefined, 2));
}

function homes(root: string): Record<string, string> {
  return {
    HOME: root,
    TMPDIR: join(root, 'tmp'),
    XDG_CACHE_HOME: join(root, 'cache'),
    XDG_CONFIG_HOME: join(root, 'config'),
    XDG_DATA_HOME: join(root, 'share'),
    XDG_RUNTIME_DIR: join(root, 'run'),
    XDG_STATE_HOME: join(root, 'state'),
  };
}

/**
 * The environment without what would change the server (its own variables, Node's options) and without a person's
 * cloud credentials: neither a test nor the demo may ever reach a real account by accident.
 */
function inherited(): NodeJS.ProcessEnv {
  const unwanted =
    /^(AWS_|VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_TEST_CONTEXT$|PORT$|PASSWORD$|HASHED_PASSWORD$)/;
  const entries = Object.entries(withoutNpmRun(process.env)).filter(([name]) => !unwanted.test(name));
  return Object.fromEntries(entries);
}

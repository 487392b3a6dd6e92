import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { endGroup, spawnGroup } from '../child.mjs';
import { untilCleanedUp } from '../toolchain/scope.ts';
import { repository } from '../workbench/extension.ts';
import { temporaryFolder, writeSettings } from '../workbench/profile.ts';
import { quietSettings } from '../workbench/settings.ts';
import { demoSettings, HostUnavailable, type StartOptions } from './host.ts';

/** A VS Code that ends with an error this early has not opened a window (no display, for one). */
const TOO_SOON_MS = 10_000;

/** The VS Code that the person has: named in SSM_WORKBENCH_CODE, or `code` on the PATH. */
export async function startDesktop(options: StartOptions): Promise<number> {
  const named = process.env['SSM_WORKBENCH_CODE'];
  if (named !== undefined && named !== '') {
    if (!isFile(named)) throw new HostUnavailable(`SSM_WORKBENCH_CODE names ${named}, which is not a file`);
    return runDesktop(named, options);
  }
  const found = onPath('code');
  if (found === undefined) throw new HostUnavailable('no `code` on the PATH');
  return runDesktop(found, options);
}

/** Runs a desktop VS Code with a profile of its own until its window is closed. */
export async function runDesktop(executable: string, options: StartOptions): Promise<number> {
  const home = await temporaryFolder(options.scope, 'desktop');
  const userDataDir = join(home, 'data');
  await writeSettings(userDataDir, 'User', { ...quietSettings, ...demoSettings });
  console.error(`Opening ${executable} (close its window, or press Ctrl-C here, to end)`);
  const started = Date.now();
  const child = spawnGroup(executable, desktopArguments(home, options.workspace), {
    stdio: ['ignore', 2, 2],
  });
  const { pid } = child;
  if (pid !== undefined) await options.scope.defer(() => endGroup(pid));
  // The `code` command starts the window in a process group of its own; its profile says which process it is.
  await options.scope.defer(() => endLockHolder(userDataDir));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', (error) => reject(new HostUnavailable(error.message)));
    child.once('exit', (exit) => resolve(exit ?? 1));
  });
  await untilCleanedUp();
  const ranForAWhile = Date.now() - started > TOO_SOON_MS;
  if (code === 0 || ranForAWhile) return code;
  throw new HostUnavailable(`${executable} ended with ${code}`);
}

function desktopArguments(home: string, workspace: string): string[] {
  const args = [
    `--user-data-dir=${join(home, 'data')}`,
    `--extensions-dir=${join(home, 'extensions')}`,
    `--extensionDevelopmentPath=${repository}`,
    '--disable-workspace-trust',
    '--skip-release-notes',
    '--skip-welcome',
    '--new-window',
    '--wait',
  ];
  // Chromium's sandbox refuses root.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return [...args, workspace];
}

/** VS Code writes the id of its main process into `code.lock`; ending it ends the window. */
function endLockHolder(userDataDir: string): Promise<void> | void {
  try {
    const pid = Number(readFileSync(join(userDataDir, 'code.lock'), 'utf8'));
    if (Number.isInteger(pid) && pid > 1) process.kill(pid, 'SIGTERM');
  } catch {
    return; // no lock, or nobody behind it: the window is closed
  }
}

function onPath(name: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.cmd`, `${name}.exe`] : [name];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((file) => join(folder, file))).find(isFile);
}

/** False for what is not there and also for folders of the PATH that this person may not look into. */
function isFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

import type { ChildProcess } from 'node:child_process';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { endGroup, spawnGroup } from '../child.mjs';
import { installCodeServer, type ServerProgram } from '../toolchain/codeServer.ts';
import { Scope } from '../toolchain/scope.ts';
import { linkExtension, linkedExtension, type ExtensionUnderTest } from './extension.ts';
import { createProfile, writeSettings, type Profile } from './profile.ts';
import { quietSettings, splitByScope, type Settings } from './settings.ts';
import { endStragglers } from './stragglers.ts';
import { workbenchUrl, type Opening } from './url.ts';

export interface ServerOptions {
  /** The folder that the page opens; the caller owns it. */
  readonly workspace?: string;
  readonly extension?: ExtensionUnderTest;
  /** Folders of further extensions, linked into the same host. */
  readonly alsoInstalled?: readonly string[];
  /** On top of the quiet defaults; machine-scoped ones of the extension are put where a server reads them. */
  readonly settings?: Settings;
  /** Reaches the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** `ask` leaves workspace trust on: the workspace opens restricted until the page trusts it. */
  readonly trust?: 'off' | 'ask';
}

export interface CodeServer {
  readonly port: number;
  /** The page with the workspace open. */
  readonly url: string;
  /** The page with something else to open, or with tests to run. */
  urlFor(opening: Opening): string;
  readonly userDataDir: string;
  /** Resolves when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** What the server has printed so far. */
  output(): string;
  dispose(): Promise<void>;
}

const START_TIMEOUT_MS = 120_000;
const LISTENING = /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/;

/** Serves VS Code on loopback with the extension in it, in a home of its own, until disposed. */
export async function launchCodeServer(options: ServerOptions = {}): Promise<CodeServer> {
  const program = await installCodeServer();
  const scope = new Scope();
  try {
    const profile = await createProfile(scope, options.env ?? {});
    await scope.defer(() => endStragglers(profile.root));
    const args = await prepare(program, profile, options);
    const output: string[] = [];
    const child = spawnGroup(program.node, args, { env: profile.env, stdio: ['ignore', 'pipe', 'pipe'] });
    const { pid } = child;
    if (pid !== undefined) await scope.defer(() => endGroup(pid));
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const port = await listening(child, output);
    const urlFor = (opening: Opening): string => workbenchUrl(port, options, opening);
    await answers(port, urlFor({}));
    return {
      port,
      url: urlFor({}),
      urlFor,
      userDataDir: profile.userDataDir,
      ended,
      output: () => output.join(''),
      dispose: () => scope.close(),
    };
  } catch (error) {
    await scope.close();
    throw error;
  }
}

/** Fills the profile and returns the server's arguments. */
async function prepare(program: ServerProgram, profile: Profile, options: ServerOptions): Promise<string[]> {
  const extension = options.extension ?? linkedExtension;
  const trust = options.trust ?? 'off';
  const all = { ...quietSettings, 'security.workspace.trust.enabled': trust === 'ask', ...options.settings };
  const { user, machine } = splitByScope(all, extension.dir);
  await writeSettings(profile.userDataDir, 'User', user);
  await writeSettings(profile.userDataDir, 'Machine', machine);
  const config = join(profile.root, 'config.yaml');
  await writeFile(config, '');
  const where = [`--config=${config}`, `--user-data-dir=${profile.userDataDir}`];
  where.push(`--extensions-dir=${profile.extensionsDir}`);
  if (extension.kind === 'linked') await linkExtension(extension.dir, profile.extensionsDir);
  for (const dir of options.alsoInstalled ?? []) await linkExtension(resolve(dir), profile.extensionsDir);
  if (extension.kind === 'packaged') {
    const install = [program.entry, ...where, `--install-extension=${extension.vsix}`];
    await promisify(execFile)(program.node, install, { env: profile.env });
  }
  return [program.entry, ...where, ...serverFlags(extension, trust)];
}

function serverFlags(extension: ExtensionUnderTest, trust: 'off' | 'ask'): string[] {
  const flags = ['--auth=none', '--bind-addr=127.0.0.1:0', '--disable-telemetry', '--disable-update-check'];
  flags.push('--disable-getting-started-override', '--disable-proxy', '--ignore-last-opened');
  if (trust === 'off') flags.push('--disable-workspace-trust');
  // Without the driver this VS Code ignores a page's extension development path, and tests would hang.
  if (extension.kind === 'development') flags.push('--vscode-option=enable-smoke-test-driver');
  return flags;
}

/** The port the system gave, as soon as the server says it. */
function listening(child: ChildProcess, output: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`code-server ${why}:\n${output.join('')}`));
    const timer = setTimeout(() => fail('did not start in time'), START_TIMEOUT_MS);
    const read = (chunk: Buffer): void => {
      output.push(chunk.toString());
      const port = LISTENING.exec(output.join(''))?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(String(error)));
    child.once('exit', (code) => fail(`ended with ${String(code)}`));
  });
}

/** The server listens before it can serve: both its health and the page itself have to answer. */
async function answers(port: number, url: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  const ready = async (address: string, sign: string): Promise<boolean> => {
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    return response?.ok === true && (await response.text()).includes(sign);
  };
  while (!((await ready(`http://127.0.0.1:${port}/healthz`, 'status')) && (await ready(url, 'workbench')))) {
    if (Date.now() > deadline) throw new Error('code-server listens but does not serve the workbench');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

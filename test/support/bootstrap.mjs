// npm start and npm test begin here. This file has no dependencies, because its first duty is to install them.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './child.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const tools = { start: 'test/support/start/main.ts', test: 'test/support/levels/main.ts' };

/**
 * True when every package of the lock file lies in node_modules in the version it names. Times say less: a checkout
 * touches the lock file without changing it, and npm itself writes it last.
 */
function isInstalled() {
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  const wanted = packagesOf(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || optional === true || link === true || installed[path]?.version === version,
  );
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? (JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {}) : {};
}

/** Nothing that is installed needs a script of its own; without them nothing is downloaded behind npm's back. */
async function install() {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.error('Installing the packages of package-lock.json (npm ci) …');
  const ticker = setInterval(() => console.error(`Installing … ${seconds()}`), 10_000);
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, ...before] = npmCommand();
  const code = await run(command, [...before, ...args], { cwd: root, shell: process.platform === 'win32' });
  clearInterval(ticker);
  if (code !== 0) throw new Error(`npm ci failed with ${code}`);
  console.error(`Installing: done (${seconds()})`);
}

function npmCommand() {
  const script = process.env.npm_execpath;
  return script !== undefined && basename(script) === 'npm-cli.js' ? [process.execPath, script] : ['npm'];
}

/**
 * npm dies of a hang-up, or of a kill, without telling its scripts. Then this process, or the shell that npm put
 * between, gets another parent, and that is the sign to stop.
 */
function stopWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const ancestors = ancestry();
  const watch = setInterval(() => {
    if (ancestry() === ancestors) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGHUP');
  }, 500);
  watch.unref();
}

/** Whose child this is, and, when that is only npm's `sh -c`, whose child the shell is (where /proc can say so). */
function ancestry() {
  try {
    const shell = readFileSync(`/proc/${process.ppid}/cmdline`, 'utf8').includes('\0-c\0');
    const [, parent] = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return shell ? `${process.ppid} ${parent}` : `${process.ppid}`;
  } catch {
    return `${process.ppid}`; // no /proc on this system
  }
}

async function main([command, ...argv]) {
  const tool = tools[command];
  if (tool === undefined) {
    console.error('usage: node test/support/bootstrap.mjs start|test');
    return 2;
  }
  stopWithParent();
  process.chdir(root);
  if (!isInstalled()) await install();
  const { runTool } = await import('./tool.mjs');
  return runTool(tool, argv);
}

const code = await main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
process.exit(code);

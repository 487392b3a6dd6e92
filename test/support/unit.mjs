// node test/support/unit.mjs <dir> [filter] [--node-option ...]
// The tests of a folder become a few bundles, each run in one Node: a process a file takes fifteen times as long.
import { readdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { run } from './child.mjs';

const support = dirname(fileURLToPath(import.meta.url));
const root = resolve(support, '../..');

/** As many processes as there are cores; more than a few would only share one memory and one disk. */
const processes = Math.min(availableParallelism(), 4);

/** A part that takes longer waits for something that never comes. The longest takes two minutes. */
const partMs = 20 * 60_000;

/** Files that are a process each: most of their time goes to a workbench of their own, and no two take the same. */
const ownProcess = new Set(['test/e2e']);

/** Test files below a folder, in a stable order, as paths with forward slashes relative to the repository. */
async function testFiles(dir, filter) {
  const entries = await readdir(join(root, dir), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .filter((file) => file.includes(filter))
    .sort();
}

/** Deals files out to parts: neighbours, which are alike in what they take, go to different ones. */
function dealt(files, dir) {
  const count = ownProcess.has(dir) ? files.length : Math.min(processes, files.length);
  return Array.from({ length: count }, (_, part) => files.filter((_file, index) => index % count === part));
}

/** One ES module with every test of a part. Packages stay outside, so the bundle is built in a blink. */
async function bundle(files, outfile) {
  await build({
    stdin: {
      contents: files.map((file) => `import './${file}';`).join('\n'),
      resolveDir: root,
      sourcefile: 'all-tests.ts',
    },
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    // Plain Node has no VS Code: what rooms put on it goes to a desk in memory.
    alias: { vscode: join(support, 'vscode', 'main.ts') },
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
  });
}

/** Arguments that start with a dash go to Node (`--test-name-pattern=…`), the others are ours. */
function parse(argv) {
  const nodeOptions = argv.filter((argument) => argument.startsWith('-'));
  const [dir, filter = ''] = argv.filter((argument) => !argument.startsWith('-'));
  if (dir === undefined)
    throw new Error('usage: node test/support/unit.mjs <dir> [filter] [--node-option …]');
  return { dir, filter, nodeOptions };
}

async function main(argv) {
  const { dir, filter, nodeOptions } = parse(argv);
  const files = await testFiles(dir, filter);
  if (files.length === 0) {
    console.log(
      `no test file below ${dir}${filter === '' ? '' : ` contains "${filter}"`}\n0 passed, 0 failed`,
    );
    return filter === '' ? 0 : 1;
  }
  return runParts(dealt(files, dir), dir, nodeOptions);
}

/** Runs all parts, as many at once as there are cores; resolves with the exit code of them all. */
async function runParts(parts, dir, nodeOptions) {
  // A name of its own, so that two people (or two terminals) can run the same folder at the same time.
  const name = `${dir.replaceAll(/[\\/]/g, '-')}-${process.pid}`;
  const outfiles = parts.map((_, part) => join(root, 'out', 'unit', `${name}-${part}.mjs`));
  try {
    await Promise.all(parts.map((files, part) => bundle(files, outfiles[part])));
    const reporting = [
      `--test-reporter=${join(support, 'reporter.mjs')}`,
      '--test-reporter-destination=stdout',
    ];
    const watching = ['--import', pathToFileURL(join(support, 'leftOpen.mjs')).href];
    const testing = [
      '--enable-source-maps',
      '--test',
      `--test-concurrency=${processes}`,
      `--test-timeout=${partMs}`,
    ];
    const options = [...watching, ...testing, ...reporting];
    return await run(process.execPath, [...options, ...nodeOptions, ...outfiles], { cwd: root });
  } finally {
    await Promise.all(outfiles.map((outfile) => rm(outfile, { force: true })));
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((error) => {
  // esbuild has already printed where the code does not compile.
  if (!Array.isArray(error?.errors)) console.error(error);
  console.log('0 passed, 1 failed');
  return 1;
});

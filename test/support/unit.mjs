// node test/support/unit.mjs <dir> [filter] [--node-option ...]
// All tests of a folder become one bundle that runs in one Node: a process a file takes fifteen times as long.
import { readdir, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { run } from './child.mjs';

const support = dirname(fileURLToPath(import.meta.url));
const root = resolve(support, '../..');

/** Test files below a folder, in a stable order, as paths with forward slashes relative to the repository. */
async function testFiles(dir, filter) {
  const entries = await readdir(join(root, dir), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .filter((file) => file.includes(filter))
    .sort();
}

/** One ES module with every test in it. Packages stay outside, so the bundle is built in a blink. */
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
  // A name of its own, so that two people (or two terminals) can run the same folder at the same time.
  const outfile = join(root, 'out', 'unit', `${dir.replaceAll(/[\\/]/g, '-')}-${process.pid}.mjs`);
  try {
    await bundle(files, outfile);
    const reporter = `--test-reporter=${join(support, 'reporter.mjs')}`;
    return await run(
      process.execPath,
      [
        '--enable-source-maps',
        '--test',
        reporter,
        '--test-reporter-destination=stdout',
        ...nodeOptions,
        outfile,
      ],
      { cwd: root },
    );
  } finally {
    await rm(outfile, { force: true });
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((error) => {
  // esbuild has already printed where the code does not compile.
  if (!Array.isArray(error?.errors)) console.error(error);
  console.log('0 passed, 1 failed');
  return 1;
});

import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { repository } from '../../support/workbench/extension.ts';

/** Where VS Code is told to find the tests; it calls the `run` that the module exports. */
export const testIndex = join(repository, 'out/host/index.js');

/** Bundles the host tests whose path contains `filter` into one CommonJS module; returns how many files those are. */
export async function bundleHostTests(filter: string): Promise<number> {
  const files = await testFiles(filter);
  const modules = files.map((file) => `() => import('./${file}')`);
  const contents = [
    `import { runTests } from './test/host/support/mocha.ts';`,
    `export const run = () => runTests([${modules.join(', ')}]);`,
  ].join('\n');
  await build({
    stdin: { contents, resolveDir: repository, sourcefile: 'host-tests.ts' },
    outfile: testIndex,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Everything but VS Code goes in: the test host of a desktop has its own idea of where modules are.
    external: ['vscode'],
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'error',
  });
  return files.length;
}

async function testFiles(filter: string): Promise<string[]> {
  const entries = await readdir(join(repository, 'test/host'), { recursive: true });
  return entries
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => relative(repository, join(repository, 'test/host', name)).replaceAll('\\', '/'))
    .filter((file) => file.includes(filter))
    .sort((left, right) => rank(left) - rank(right) || left.localeCompare(right));
}

/** What wakes the extension comes first; what ends it, which VS Code can do once a window only, comes last. */
function rank(file: string): number {
  if (file.endsWith('/activation.test.ts')) return 0;
  return file.endsWith('/lifecycle.test.ts') ? 2 : 1;
}

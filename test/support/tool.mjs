// node test/support/tool.mjs <entry.ts> [arguments …]
// The launcher and the runners are TypeScript, and Node 20 runs none: bundle, run in this process, remove.
import { rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Calls `main(argv)` of a TypeScript module, which returns the exit code. */
export async function runTool(entry, argv) {
  const { build } = await import('esbuild');
  const outfile = join(root, 'out', 'tools', `${basename(entry, '.ts')}-${process.pid}.mjs`);
  try {
    await build({
      stdin: { contents: wrapper(entry), resolveDir: root, sourcefile: 'tool.mjs' },
      outfile,
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      sourcemap: 'inline',
      sourcesContent: false,
      logLevel: 'warning',
    });
    process.setSourceMapsEnabled(true);
    const { tool } = await import(pathToFileURL(outfile).href);
    await rm(outfile); // loaded; a run that is interrupted leaves nothing
    return await tool(argv);
  } finally {
    await rm(outfile, { force: true });
  }
}

/** A tool that was interrupted must not be left before it has ended what it started. */
function wrapper(entry) {
  return `
    import { main } from './${entry}';
    import { untilCleanedUp } from './test/support/toolchain/scope.ts';
    export const tool = (argv) => main(argv).finally(untilCleanedUp);
  `;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [entry, ...argv] = process.argv.slice(2);
  const code = await runTool(entry, argv).catch((error) => {
    console.error(error);
    return 1;
  });
  // A socket that somebody forgot must not keep a finished run alive.
  process.exit(code);
}

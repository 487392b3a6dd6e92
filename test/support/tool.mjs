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
      entryPoints: [join(root, entry)],
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
    const { main } = await import(pathToFileURL(outfile).href);
    await rm(outfile); // loaded; a run that is interrupted leaves nothing
    return await main(argv);
  } finally {
    await rm(outfile, { force: true });
  }
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

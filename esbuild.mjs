// Builds everything that ships: one block a bundle. `--watch` rebuilds on change.
import { build, context } from 'esbuild';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

const watch = process.argv.includes('--watch');
/** A build takes the place of the earlier one when it is whole: whoever reads `dist` meanwhile finds all of it. */
const target = watch ? 'dist' : `out/dist-${process.pid}`;

/** What is behind a room's door: each `src/features/<room>/room.ts` is a bundle `dist/room-<room>.js`. */
const rooms = readdirSync('src/features').filter((room) => existsSync(`src/features/${room}/room.ts`));

const lazyBundles = {
  [path.resolve('src/core/aws/sdk.ts')]: './aws.js',
  [path.resolve('src/core/language/index.ts')]: './language.js',
  [path.resolve('src/core/language/tables/apis/index.ts')]: './apis.js',
  [path.resolve('src/core/session/index.ts')]: './session.js',
  [path.resolve('src/simulator/main.ts')]: './simulator.js',
  ...Object.fromEntries(
    rooms.map((room) => [path.resolve(`src/features/${room}/room.ts`), `./room-${room}.js`]),
  ),
};

/** Turns `import()` of a lazy module into a `require` of its own bundle, loaded at first use. */
const lazy = {
  name: 'lazy-bundles',
  setup(build) {
    build.onResolve({ filter: /^\./ }, (args) => {
      if (args.kind !== 'dynamic-import') return undefined;
      const bundle = lazyBundles[path.resolve(args.resolveDir, args.path)];
      return bundle === undefined ? undefined : { path: bundle, external: true };
    });
  },
};

/** Values (not types) that the API of VS Code exports, as its declarations say. */
function apiValues() {
  const declarations = readFileSync('node_modules/@types/vscode/index.d.ts', 'utf8');
  const found = declarations.matchAll(
    /^\s*export (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm,
  );
  return [...new Set([...found].map(([, name]) => name))];
}

/**
 * One `require('vscode')` for the whole bundle. As an external module every importing file would get a copy of
 * the API's 400 properties of its own, which is a third of the time that activation takes.
 */
const vscodeOnce = {
  name: 'vscode-once',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, (args) =>
      args.namespace === 'vscode-once'
        ? { path: 'vscode', external: true }
        : { path: 'vscode', namespace: 'vscode-once', sideEffects: false },
    );
    build.onLoad({ filter: /.*/, namespace: 'vscode-once' }, () => {
      const used = apiValues().filter((name) => usedNames.has(name));
      const names = used.map((name) => `export const ${name} = api.${name};`);
      return { contents: ["const api = require('vscode');", ...names].join('\n'), loader: 'js' };
    });
  },
};

/** What `src` reads from the namespace `vscode`. */
const usedNames = new Set(
  readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .flatMap((entry) => [
      ...readFileSync(path.join(entry.parentPath, entry.name), 'utf8').matchAll(/\bvscode\.(\w+)/g),
    ])
    .map(([, name]) => name),
);

const common = {
  bundle: true,
  minify: true,
  keepNames: false,
  sourcemap: false,
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
};

const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode', 'bufferutil', 'utf-8-validate'],
  // Plain `require` of the lazy bundles: `import()` would go through the ES module loader.
  supported: { 'dynamic-import': false },
  plugins: [lazy],
};

const webviewEntries = existsSync('src/webview')
  ? readdirSync('src/webview', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(`src/webview/${entry.name}/main.tsx`))
      .map((entry) => ({ in: `src/webview/${entry.name}/main.tsx`, out: entry.name }))
  : [];

const bundles = [
  {
    name: 'extension',
    options: {
      ...node,
      plugins: [lazy, vscodeOnce],
      entryPoints: ['src/extension.ts'],
      outfile: `${target}/extension.js`,
    },
  },
  ...rooms.map((room) => ({
    name: `room-${room}`,
    options: {
      ...node,
      plugins: [lazy, vscodeOnce],
      entryPoints: [`src/features/${room}/room.ts`],
      outfile: `${target}/room-${room}.js`,
    },
  })),
  {
    name: 'aws',
    options: {
      ...node,
      entryPoints: ['src/core/aws/sdk.ts'],
      outfile: `${target}/aws.js`,
      // The SDK's ES modules can be shaken, its CommonJS ones cannot: 1.1 instead of 1.8 MB to load.
      mainFields: ['module', 'main'],
    },
  },
  {
    name: 'language',
    options: {
      ...node,
      entryPoints: ['src/core/language/index.ts'],
      outfile: `${target}/language.js`,
      // jsonc-parser's `main` is UMD, whose own `require` no bundler can follow.
      mainFields: ['module', 'main'],
    },
  },
  {
    name: 'apis',
    options: {
      ...node,
      entryPoints: ['src/core/language/tables/apis/index.ts'],
      outfile: `${target}/apis.js`,
    },
  },
  {
    name: 'session',
    options: { ...node, entryPoints: ['src/core/session/index.ts'], outfile: `${target}/session.js` },
  },
  {
    name: 'cli',
    options: {
      ...node,
      entryPoints: ['src/cli.ts'],
      outfile: `${target}/cli.js`,
      // What an ES module makes a `require` from; a bundle in CommonJS has its file name instead.
      define: { 'import.meta.url': '__filename' },
    },
  },
  {
    name: 'simulator',
    options: { ...node, entryPoints: ['src/simulator/main.ts'], outfile: `${target}/simulator.js` },
  },
  {
    name: 'webview',
    options: {
      ...common,
      platform: 'browser',
      target: 'es2022',
      format: 'iife',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      entryPoints: webviewEntries,
      outdir: `${target}/webview`,
    },
  },
].filter(({ options }) => options.entryPoints.length > 0);

function copyIcons() {
  mkdirSync(`${target}/webview`, { recursive: true });
  for (const file of ['codicon.css', 'codicon.ttf']) {
    cpSync(`node_modules/@vscode/codicons/dist/${file}`, `${target}/webview/${file}`);
  }
}

rmSync(target, { recursive: true, force: true });
// Of a build that failed nothing is left.
if (!watch) process.on('exit', () => rmSync(target, { recursive: true, force: true }));
copyIcons();
if (watch) {
  for (const { options } of bundles) await (await context(options)).watch();
  console.log('watching');
} else {
  mkdirSync('out/meta', { recursive: true });
  await Promise.all(
    bundles.map(async ({ name, options }) => {
      const result = await build(options);
      writeFileSync(`out/meta/${name}.json`, JSON.stringify(result.metafile));
    }),
  );
  rmSync('dist', { recursive: true, force: true });
  renameSync(target, 'dist');
}

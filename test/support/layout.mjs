// Everything has its place (CONTRIBUTING.md, "Layout"): prints what has none and fails.
import { existsSync, readdirSync } from 'node:fs';

const topLevel = new Set([
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'esbuild.mjs', 'eslint.config.mjs'],
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE'],
  ...['src', 'syntaxes', 'schemas', 'media', 'test', 'dist', 'out', 'node_modules'],
]);

/** Tests that belong to no single source file. */
const ofNoSource = new Set([
  'test/unit/bundles.test.ts',
  'test/unit/syntaxes.test.ts',
  'test/unit/syntaxes.scripts.test.ts',
  'test/unit/leftOpen.test.ts',
  'test/unit/host/tables/contributions.test.ts',
]);

function files(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.replaceAll('\\', '/'));
}

/** What a test may be of: `x.ts`, one aspect of it as `x.aspect.test.ts`, or a folder of data. */
function sources(test) {
  const whole = test.replace('test/unit/', 'src/').replace(/\.test\.tsx?$/, '');
  const withoutAspect = whole.replace(/\.\w+$/, '');
  return [`${whole}.ts`, `${whole}.tsx`, whole, `${withoutAspect}.ts`];
}

function* strays() {
  for (const name of readdirSync('.')) {
    if (!name.startsWith('.') && !topLevel.has(name)) yield `${name}: not one of the house's top-level names`;
  }
  for (const file of files('test/unit')) {
    if (!/\.test\.tsx?$/.test(file) || ofNoSource.has(file)) continue;
    if (!sources(file).some((source) => existsSync(source)))
      yield `${file}: tests no file of src at its path`;
  }
  for (const file of files('src')) {
    if (file.endsWith('.tsx') && !file.startsWith('src/webview/'))
      yield `${file}: JSX is drawn in src/webview only`;
  }
  for (const file of files('media')) {
    if (/\.(m?js|ts)$/.test(file)) yield `${file}: media holds no scripts`;
  }
}

const found = [...strays()];
for (const line of found) console.error(line);
process.exitCode = found.length === 0 ? 0 : 1;

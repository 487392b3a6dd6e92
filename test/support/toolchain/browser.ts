import { execFile } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheRoot, installOnce } from './cache.ts';
import { npmInstall, withoutNpmRun } from './npm.ts';
import { withProgress } from './progress.ts';
import { installRevision, pinned } from './versions.ts';

export interface BrowserProgram {
  readonly executable: string;
  /** What the program needs in its environment to find the libraries and fonts that came with it. */
  readonly env: Readonly<Record<string, string>>;
}

const FONT_CONFIG = 'fonts.conf';
const FONT_FILES = [
  'LICENSE',
  ...['', '-Bold', '-Oblique', '-BoldOblique'].flatMap((style) => [
    `ttf/DejaVuSans${style}.ttf`,
    `ttf/DejaVuSansMono${style}.ttf`,
  ]),
];
const UNPACK = `
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
`;

/** A Chromium that Playwright can drive: the person's own, or a headless one from the npm registry. */
export async function installBrowser(): Promise<BrowserProgram> {
  const own = process.env['SSM_WORKBENCH_CHROMIUM'];
  if (own !== undefined && own !== '') return { executable: own, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('say where a Chromium is in SSM_WORKBENCH_CHROMIUM: npm has one for Linux x64 only');
  }
  const name = `browser-${pinned.chromium}-fonts-${pinned.fonts}-r${installRevision}`;
  const dir = await installOnce(name, (staging, final) =>
    withProgress(`Installing Chromium ${pinned.chromium} from npm (once, seconds)`, async () => {
      await install(staging);
      await writeFile(join(staging, FONT_CONFIG), fontConfig(final));
    }),
  );
  const env = { LD_LIBRARY_PATH: join(dir, 'al2023/lib'), FONTCONFIG_FILE: join(dir, FONT_CONFIG) };
  return { executable: join(dir, 'chromium'), env };
}

/**
 * The package unpacks into the temporary folder, and brings its libraries only when told that it runs in a Lambda.
 * Node 20 runs it although it declares a newer one: all it does here is to unpack.
 */
async function install(dir: string): Promise<void> {
  const packages = join(dir, 'packages');
  await mkdir(packages);
  await writeFile(join(packages, 'package.json'), '{ "private": true }\n');
  const wanted = [`@sparticuz/chromium@${pinned.chromium}`, `dejavu-fonts-ttf@${pinned.fonts}`];
  await npmInstall(packages, wanted, withoutNpmRun(process.env));
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], {
    cwd: packages,
    env: { ...process.env, TMPDIR: dir, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
  for (const file of FONT_FILES) {
    await cp(join(packages, 'node_modules/dejavu-fonts-ttf', file), join(dir, 'fonts', basename(file)));
  }
  await rm(packages, { recursive: true });
}

/**
 * A bare machine has no font at all, and a screenshot of it has no letters. Open Sans for text comes with the
 * browser, DejaVu for code and symbols is put beside it: on every machine the same, so that screenshots are, too.
 */
function fontConfig(dir: string): string {
  const alias = (generic: string, ...names: string[]): string => {
    const families = names.map((name) => `<family>${name}</family>`).join('');
    return `<alias binding="same"><family>${generic}</family><prefer>${families}</prefer></alias>`;
  };
  const text = ['sans-serif', 'serif', 'system-ui', 'Ubuntu', 'Segoe UI', 'Arial', 'Helvetica'];
  const code = ['monospace', 'ui-monospace', 'Droid Sans Mono', 'Consolas', 'Courier New', 'Menlo', 'Monaco'];
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    `<dir>${join(dir, 'fonts')}</dir><cachedir>${join(cacheRoot(), 'fontconfig')}</cachedir>`,
    ...code.map((generic) => alias(generic, 'DejaVu Sans Mono')),
    ...text.map((generic) => alias(generic, 'Open Sans', 'DejaVu Sans')),
    // A family that nobody has must not end at whichever file comes first.
    '<match target="pattern"><edit name="family" mode="append_last"><string>Open Sans</string></edit></match>',
    '<match target="pattern"><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>',
    '</fontconfig>',
    '',
  ].join('\n');
}

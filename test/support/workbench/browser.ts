import { chromium, type Browser, type Page } from 'playwright-core';
import { installBrowser } from '../toolchain/browser.ts';
import { Scope } from '../toolchain/scope.ts';
import { PATIENCE_MS } from './eventually.ts';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export interface SharedBrowser {
  newPage(viewport?: Viewport): Promise<Page>;
  dispose(): Promise<void>;
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** One Chromium for many pages. Each page has a context of its own, so nothing is carried from one to the next. */
export async function launchBrowser(): Promise<SharedBrowser> {
  const program = await installBrowser();
  const scope = new Scope();
  const browser = await chromium.launch({
    executablePath: program.executable,
    env: { ...process.env, ...program.env },
    args: ARGS,
    // The scope ends it, in the right order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  await scope.defer(() => browser.close());
  return { newPage: (viewport) => newPage(browser, viewport), dispose: () => scope.close() };
}

async function newPage(browser: Browser, viewport: Viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await browser.newContext({ viewport, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

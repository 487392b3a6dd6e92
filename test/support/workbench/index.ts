import { launchBrowser, type SharedBrowser, type Viewport } from './browser.ts';
import { launchCodeServer, type CodeServer, type ServerOptions } from './server.ts';
import { testSettings, themeSettings, type Theme } from './settings.ts';
import type { Opening } from './url.ts';
import { Scope } from '../toolchain/scope.ts';
import { Workbench } from './workbench.ts';

export { repository } from './extension.ts';
export type { Workbench } from './workbench.ts';

export interface WorkbenchOptions extends ServerOptions, Opening {
  readonly theme?: Theme;
  readonly viewport?: Viewport;
  /** A browser to open the page in; without it one is started and ended with the workbench. */
  readonly browser?: SharedBrowser;
}

export interface OpenWorkbench {
  readonly workbench: Workbench;
  readonly server: CodeServer;
  dispose(): Promise<void>;
}

/** A fresh server with a page on it, ready to be used; disposing ends both and removes what they wrote. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<OpenWorkbench> {
  const scope = new Scope();
  try {
    const settings = { ...testSettings, ...themeSettings(options.theme ?? 'dark'), ...options.settings };
    const [browser, server] = await Promise.all([
      options.browser ?? ownBrowser(scope),
      ownServer(scope, { ...options, settings }),
    ]);
    const page = await browser.newPage(options.viewport);
    await scope.defer(() => page.context().close());
    const workbench = new Workbench(page);
    await workbench.goto(server.urlFor(options));
    return { workbench, server, dispose: () => scope.close() };
  } catch (error) {
    await scope.close();
    throw error;
  }
}

async function ownBrowser(scope: Scope): Promise<SharedBrowser> {
  const browser = await launchBrowser();
  await scope.defer(() => browser.dispose());
  return browser;
}

async function ownServer(scope: Scope, options: ServerOptions): Promise<CodeServer> {
  const server = await launchCodeServer(options);
  await scope.defer(() => server.dispose());
  return server;
}

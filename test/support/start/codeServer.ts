import { spawn } from 'node:child_process';
import { linkedExtension } from '../workbench/extension.ts';
import { launchCodeServer } from '../workbench/server.ts';
import { demoSettings, type StartOptions } from './host.ts';

/** VS Code served on this machine and shown in the browser; needs nothing but npm. */
export async function startCodeServer(options: StartOptions): Promise<number> {
  const server = await launchCodeServer({
    workspace: options.workspace,
    extension: linkedExtension,
    settings: demoSettings,
  });
  await options.scope.defer(() => server.dispose());
  console.log(`ready ${server.url}`);
  if (options.open) openInBrowser(server.url);
  console.error('Press Ctrl-C to end.');
  await server.ended;
  console.error(`code-server ended by itself:\n${server.output()}`);
  return 1;
}

/** The line with the address stays on the screen, so a machine without a browser loses nothing. */
function openInBrowser(url: string): void {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  child.once('error', () => console.error(`no ${opener} here: open the address above in a browser`));
  child.unref();
}

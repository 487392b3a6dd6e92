import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cacheRoot } from '../toolchain/cache.ts';
import { withProgress } from '../toolchain/progress.ts';
import { runDesktop } from './desktop.ts';
import { HostUnavailable, type StartOptions } from './host.ts';

/** A desktop VS Code that is downloaded once into the cache. */
export async function startDownload(options: StartOptions): Promise<number> {
  if (!hasDisplay()) throw new HostUnavailable('there is no display to show a downloaded VS Code on');
  return runDesktop(await downloadVsCode(), options);
}

/** The path of the program; rejects with one line when its download host is out of reach. */
export async function downloadVsCode(): Promise<string> {
  const silent = { report: () => undefined, error: () => undefined };
  try {
    return await withProgress('Downloading VS Code (once)', () =>
      downloadAndUnzipVSCode({ version: 'stable', cachePath: join(cacheRoot(), 'vscode'), reporter: silent }),
    );
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new HostUnavailable(`VS Code cannot be downloaded here: ${reason ?? ''}`);
  }
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

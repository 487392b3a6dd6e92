import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** How the extension gets into the workbench. `dir` is always the folder with its package.json. */
export type ExtensionUnderTest =
  /** As a person's installed extension, from the checkout: what `npm start` shows. Toasts appear. */
  | { readonly kind: 'linked'; readonly dir: string }
  /** From a .vsix, the way people get it. */
  | { readonly kind: 'packaged'; readonly dir: string; readonly vsix: string }
  /** As an extension developer runs it; `tests` is the folder's index.js with `run()`. No toasts appear. */
  | { readonly kind: 'development'; readonly dir: string; readonly tests?: string };

/** The checkout; every tool here is started from it. */
export const repository = resolve('.');

export const linkedExtension: ExtensionUnderTest = { kind: 'linked', dir: repository };

/** Puts a linked extension where a workbench looks for installed ones, under the name it expects. */
export async function linkExtension(dir: string, extensionsDir: string): Promise<void> {
  const manifest: unknown = JSON.parse(await readFile(join(dir, 'package.json'), 'utf8'));
  await mkdir(extensionsDir, { recursive: true });
  await symlink(dir, join(extensionsDir, folderName(manifest)), 'dir');
}

function folderName(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'publisher' in manifest && 'name' in manifest) {
    const version = 'version' in manifest ? String(manifest.version) : '0.0.0';
    return `${String(manifest.publisher)}.${String(manifest.name)}-${version}`;
  }
  throw new Error('package.json has no publisher and name');
}

import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../../../src/core/base/json.ts';
import type { Scope } from '../../support/toolchain/scope.ts';
import { repository } from '../../support/workbench/extension.ts';
import { temporaryFolder } from '../../support/workbench/profile.ts';

/** What a copy of the extension needs; `out` holds the tests. */
const parts = new Set(['dist', 'media', 'schemas', 'syntaxes', 'out']);

/**
 * The extension as it is built, but woken by nothing: the tests activate it themselves, so that they can do so
 * more than once and see what is left behind.
 */
export async function sleepingExtension(scope: Scope): Promise<string> {
  const dir = await temporaryFolder(scope, 'ext');
  for (const name of await readdir(repository)) {
    if (parts.has(name)) await symlink(join(repository, name), join(dir, name));
  }
  const manifest: unknown = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  if (!isRecord(manifest)) throw new Error('package.json is no object');
  await writeFile(join(dir, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  return dir;
}

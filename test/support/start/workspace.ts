import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scope } from '../toolchain/scope.ts';
import { repository } from '../workbench/extension.ts';
import { temporaryFolder } from '../workbench/profile.ts';

/** A fresh copy of the sample documents, so that trying things out changes nothing in the checkout. */
export async function copySampleWorkspace(scope: Scope): Promise<string> {
  const workspace = join(await temporaryFolder(scope, 'sample'), 'fleet-operations');
  await cp(join(repository, 'test/fixtures/sample-workspace'), workspace, { recursive: true });
  return workspace;
}

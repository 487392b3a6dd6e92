import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { run } from '../support/child.mjs';
import { downloadVsCode } from '../support/start/download.ts';
import { HostUnavailable } from '../support/start/host.ts';
import { copySampleWorkspace } from '../support/start/workspace.ts';
import { Scope } from '../support/toolchain/scope.ts';
import { repository } from '../support/workbench/extension.ts';
import { temporaryFolder, writeSettings } from '../support/workbench/profile.ts';
import { quietSettings, testSettings } from '../support/workbench/settings.ts';
import { bundleHostTests, testIndex } from './support/bundle.ts';

/** Runs the same host tests in a desktop VS Code: SSM_WORKBENCH_CODE_BINARY, or one that is downloaded. */
export async function main([filter = '']: readonly string[]): Promise<number> {
  const built = await run(process.execPath, ['esbuild.mjs'], { stdio: ['ignore', 2, 2] });
  if (built !== 0) return built;
  await bundleHostTests(filter);
  const scope = new Scope();
  try {
    return await runInDesktop(scope, process.env['SSM_WORKBENCH_CODE_BINARY'] ?? (await downloadVsCode()));
  } catch (error) {
    if (!(error instanceof HostUnavailable)) throw error;
    console.error(`${error.message}. The same tests run in code-server: npm run test:host`);
    return 1;
  } finally {
    await scope.close();
  }
}

async function runInDesktop(scope: Scope, vscodeExecutablePath: string): Promise<number> {
  const home = await temporaryFolder(scope, 'desktop');
  const userDataDir = join(home, 'data');
  await writeSettings(userDataDir, 'User', { ...quietSettings, ...testSettings });
  return runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: repository,
    extensionTestsPath: testIndex,
    launchArgs: [
      await copySampleWorkspace(scope),
      `--user-data-dir=${userDataDir}`,
      `--extensions-dir=${join(home, 'extensions')}`,
      '--disable-workspace-trust',
      '--skip-welcome',
    ],
  });
}

import { copySampleWorkspace } from '../support/start/workspace.ts';
import { Scope } from '../support/toolchain/scope.ts';
import { activationMs } from '../support/workbench/activation.ts';
import { launchBrowser, type SharedBrowser } from '../support/workbench/browser.ts';
import { openWorkbench } from '../support/workbench/index.ts';

/** Opens a fresh workbench so many times and prints how long VS Code says that activation took each time. */
export async function main([runs = '5']: readonly string[]): Promise<number> {
  const scope = new Scope();
  try {
    const browser = await launchBrowser();
    await scope.defer(() => browser.dispose());
    const workspace = await copySampleWorkspace(scope);
    const times: number[] = [];
    for (let run = 1; run <= Number(runs); run += 1) {
      times.push(await oneActivation(browser, workspace));
      console.log(`run ${run}: ${times.at(-1) ?? 0} ms`);
    }
    const sorted = times.toSorted((a, b) => a - b);
    console.log(
      `activation: median ${sorted[Math.floor(sorted.length / 2)] ?? 0} ms of ${sorted.length} fresh hosts`,
    );
    return 0;
  } finally {
    await scope.close();
  }
}

async function oneActivation(browser: SharedBrowser, workspace: string): Promise<number> {
  const opened = await openWorkbench({ browser, workspace });
  try {
    return await activationMs(opened.workbench, 'SSM Workbench');
  } finally {
    await opened.dispose();
  }
}

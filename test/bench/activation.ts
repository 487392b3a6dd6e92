import { statSync } from 'node:fs';
import { copySampleWorkspace } from '../support/start/workspace.ts';
import { Scope } from '../support/toolchain/scope.ts';
import { activationMs } from '../support/workbench/activation.ts';
import { launchBrowser, type SharedBrowser } from '../support/workbench/browser.ts';
import { openWorkbench } from '../support/workbench/index.ts';
import { median, type Row } from './print.ts';

const targetMs = 30;
const targetBytes = 250_000;

/** How long VS Code says that `activate` took, module load included, in fresh hosts; and what it had to load. */
export async function benchActivation(runs: number): Promise<readonly Row[]> {
  const scope = new Scope();
  try {
    const browser = await launchBrowser();
    await scope.defer(() => browser.dispose());
    const workspace = await copySampleWorkspace(scope);
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await oneActivation(browser, workspace));
    const middle = median(times);
    const bytes = statSync('dist/extension.js').size;
    return [
      {
        what: `activate(), module load included, ${runs} fresh hosts`,
        measured: `median ${middle} ms (${times.join(', ')})`,
        target: `<= ${targetMs} ms`,
        holds: middle <= targetMs,
      },
      {
        what: 'dist/extension.js',
        measured: `${Math.round(bytes / 1000)} KB`,
        target: `<= ${targetBytes / 1000} KB`,
        holds: bytes <= targetBytes,
      },
    ];
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

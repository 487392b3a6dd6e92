import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import {
  openWorkbench,
  type OpenWorkbench,
  type Workbench,
  type WorkbenchOptions,
} from '../../support/workbench/index.ts';
import { copySampleWorkspace } from '../../support/start/workspace.ts';
import { Scope } from '../../support/toolchain/scope.ts';
import { pictureFile } from '../../support/workbench/workbench.ts';

const SUITE_TIMEOUT_MS = 10 * 60_000;

type Step = (workbench: Workbench, opened: OpenWorkbench) => Promise<void>;

/** Starts what the workbench will talk to; the scope ends it with the suite. */
type PrepareOptions = (scope: Scope) => Promise<WorkbenchOptions>;

export interface Steps {
  /** One step of the person's path; later steps go on where it left the workbench. */
  readonly step: (name: string, run: Step) => void;
}

/**
 * A suite with one workbench on a fresh copy of the sample documents. A step that fails leaves a picture of what the
 * person would have seen: `out/screens/failed-<suite>-<step>.png`.
 */
export function describeWorkbench(
  name: string,
  options: WorkbenchOptions | PrepareOptions,
  define: (steps: Steps) => void,
): void {
  describe(name, { timeout: SUITE_TIMEOUT_MS }, () => {
    const scope = new Scope();
    let opened: OpenWorkbench | undefined;
    before(async () => {
      const chosen = typeof options === 'function' ? await options(scope) : options;
      const workspace = chosen.workspace ?? (await copySampleWorkspace(scope));
      const workbench = await openWorkbench({ ...chosen, workspace });
      await scope.defer(() => workbench.dispose());
      opened = workbench;
    });
    after(() => scope.close());
    const step = (title: string, run: Step): void => {
      it(title, async () => {
        await rm(pictureFile(`failed-${name}-${title}`), { force: true });
        if (opened === undefined) throw new Error('the workbench did not open');
        await runStep(opened, `failed-${name}-${title}`, run);
      });
    };
    define({ step });
  });
}

async function runStep(opened: OpenWorkbench, picture: string, run: Step): Promise<void> {
  try {
    await run(opened.workbench, opened);
  } catch (error) {
    const file = await opened.workbench.screenshot(picture).catch(() => 'none: the page is gone');
    console.log(`  picture: ${file}`);
    throw error;
  }
}

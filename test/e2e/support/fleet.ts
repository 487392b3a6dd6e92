import type { Workbench } from '../../support/workbench/workbench.ts';

const restMs = 1000;

/**
 * Shows the demo fleet and waits until its rows have come to rest, and nothing loads: a row drawn anew forgets a click
 * on it.
 */
export async function openFleet(workbench: Workbench): Promise<void> {
  await workbench.openView('SSM Workbench');
  await workbench.treeRow('web-dev-1').waitFor();
  let before = '';
  for (let now = await rows(workbench); now !== before; now = await rows(workbench)) {
    before = now;
    await workbench.page.waitForTimeout(restMs);
    await workbench.sideBar.loading().waitFor({ state: 'hidden' });
  }
}

async function rows(workbench: Workbench): Promise<string> {
  return (await workbench.sideBar.rows()).join('\n');
}

import { eventually, inTime } from '../../support/workbench/eventually.ts';
import type { Workbench } from '../../support/workbench/workbench.ts';

const LIST_MS = 5000;

/** Runs a task of tasks.json: VS Code's list is without those as long as it has not read the file. */
export async function runTask(workbench: Workbench, label: string): Promise<void> {
  await eventually(
    () => isListed(workbench, label),
    (isThere) => isThere,
    `the task ${label} to be listed`,
  );
  await workbench.quick.pick(label);
}

async function isListed(workbench: Workbench, label: string): Promise<boolean> {
  const { quick } = workbench;
  await workbench.clickPaletteCommand('Tasks: Run Task');
  if (await inTime(() => quick.row(label).first().waitFor({ timeout: LIST_MS }))) return true;
  await quick.dismiss();
  return false;
}

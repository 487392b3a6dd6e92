import type { Workbench } from './workbench.ts';

/** What VS Code measured itself: how long our extension's `activate` took in this window, in milliseconds. */
export async function activationMs(workbench: Workbench, displayName: string): Promise<number> {
  await workbench.clickPaletteCommand('Developer: Show Running Extensions');
  const row = workbench.page
    .locator('.runtime-extensions-editor .monaco-list-row')
    .filter({ hasText: displayName });
  const time = await row.locator('.activation-time').first().innerText();
  const milliseconds = /(\d+)\s*ms/.exec(time)?.[1];
  if (milliseconds === undefined) throw new Error(`no activation time in "${time}"`);
  return Number(milliseconds);
}

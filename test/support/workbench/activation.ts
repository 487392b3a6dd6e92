import { eventually } from './eventually.ts';
import type { Workbench } from './workbench.ts';

/** What VS Code measured itself: how long an extension took to activate in this window, in milliseconds. */
export async function activationMs(workbench: Workbench, displayName: string): Promise<number> {
  await workbench.clickPaletteCommand('Developer: Show Running Extensions');
  const row = workbench.page
    .locator('.runtime-extensions-editor .monaco-list-row')
    .filter({ hasText: displayName });
  const texts = await eventually(
    () => row.locator('.activation-time').allInnerTexts(),
    (all) => /\d+\s*ms/.test(all.join('')),
    `the activation time of ${displayName}`,
  );
  return Number(/(\d+)\s*ms/.exec(texts.join(''))?.[1]);
}

import { inTime } from '../../support/workbench/eventually.ts';
import type { Workbench } from '../../support/workbench/workbench.ts';

const CLOSE_TIMEOUT_MS = 2000;

/** Replaces a text that stands once in the editor in front, as a person does, which leaves it unsaved. */
export async function replaceOnce(workbench: Workbench, from: string, to: string): Promise<void> {
  const { page } = workbench;
  await workbench.editor.press('Control+h');
  const find = page.locator('.find-widget.visible');
  const box = find.getByRole('textbox', { name: 'Find' });
  await box.fill(from);
  await find.getByRole('textbox', { name: 'Replace' }).fill(to);
  // What is looked for is found a moment later, and only then replaced.
  await find.locator('.matchesCount').filter({ hasText: /of 1$/ }).waitFor();
  await page.keyboard.press('Control+Alt+Enter');
  await page.locator('.tab.active.dirty').waitFor();
  // The focus may be on its way from one box to another, or to the text: then nobody hears the key.
  while (await find.isVisible()) {
    await inTime(() => box.press('Escape', { timeout: CLOSE_TIMEOUT_MS }));
    await inTime(() => find.waitFor({ state: 'hidden', timeout: CLOSE_TIMEOUT_MS }));
  }
  await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
}

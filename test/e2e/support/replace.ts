import type { Workbench } from '../../support/workbench/workbench.ts';

/** Replaces a text that stands once in the editor in front, as a person does, which leaves it unsaved. */
export async function replaceOnce(workbench: Workbench, from: string, to: string): Promise<void> {
  const { page } = workbench;
  await workbench.editor.press('Control+h');
  const find = page.locator('.find-widget.visible');
  await find.getByRole('textbox', { name: 'Find' }).fill(from);
  await find.getByRole('textbox', { name: 'Replace' }).fill(to);
  // What is looked for is found a moment later, and only then replaced.
  await find.locator('.matchesCount').filter({ hasText: /of 1$/ }).waitFor();
  await page.keyboard.press('Control+Alt+Enter');
  await page.locator('.tab.active.dirty').waitFor();
  await page.keyboard.press('Escape');
  await find.waitFor({ state: 'hidden' });
  await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
}

import type { Workbench } from '../../support/workbench/workbench.ts';

/** Body classes by which VS Code tells what kind of theme is drawn. */
const drawn = { 'Light Modern': 'vs', 'Dark Modern': 'vs-dark', 'Dark High Contrast': 'hc-black' } as const;

/** Chooses a theme as a person does, and waits until it is drawn. */
export async function switchTheme(workbench: Workbench, theme: keyof typeof drawn): Promise<void> {
  await workbench.clickPaletteCommand('Preferences: Color Theme');
  // The palette is the same widget, and takes what is typed while it closes.
  await workbench.page.getByPlaceholder(/Color Theme/).waitFor();
  await workbench.quick.type(theme);
  await workbench.quick.pick(new RegExp(`^${theme}`));
  await workbench.page.locator(`.monaco-workbench.${drawn[theme]}`).waitFor();
}

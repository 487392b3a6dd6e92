import type { FrameLocator } from 'playwright-core';
import { eventually } from '../../support/workbench/eventually.ts';
import type { Workbench } from '../../support/workbench/workbench.ts';

/**
 * Opens the Run Command form for nodes of the view. VS Code hands rows that it is just drawing anew to no command:
 * the form then reaches nobody, as from the palette, and is opened again.
 */
export async function openRunForm(workbench: Workbench, nodes: readonly string[]): Promise<FrameLocator> {
  const [first = ''] = nodes;
  const form = workbench.webview();
  const reach = form.getByRole('status').filter({ hasText: /^Reaches/ });
  await eventually(
    async () => {
      await workbench.sideBar.select(nodes);
      await workbench.sideBar.rowAction(first, 'Run Command…');
      const text = (await reach.innerText()).replaceAll(/\s+/g, ' ').trim();
      if (!text.startsWith('Reaches 0 ')) return text;
      await workbench.clickPaletteCommand('View: Close Editor');
      await reach.waitFor({ state: 'hidden' });
      return text;
    },
    (text) => text === `Reaches ${nodes.length} node${nodes.length === 1 ? '' : 's'}`,
    `the form for ${nodes.join(', ')}`,
  );
  return form;
}

/** Where the script is written. */
export function scriptOf(form: FrameLocator): ReturnType<FrameLocator['getByLabel']> {
  return form.getByRole('textbox', { name: /^commands/ });
}

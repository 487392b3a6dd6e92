import type { FrameLocator } from 'playwright-core';
import { eventually } from '../../support/workbench/eventually.ts';
import type { Workbench } from '../../support/workbench/workbench.ts';

/**
 * Opens the Run Command form for nodes of the view. VS Code hands rows that it is just drawing anew to no command:
 * the person is told so, and presses again.
 */
export async function openRunForm(workbench: Workbench, nodes: readonly string[]): Promise<FrameLocator> {
  const [first = ''] = nodes;
  const form = workbench.webview();
  const reach = form.getByRole('status').filter({ hasText: /^Reaches/ });
  const told = workbench.notifications.toast(/changed under the click/).first();
  await eventually(
    async () => {
      await workbench.sideBar.select(nodes);
      await workbench.sideBar.rowAction(first, 'Run Command…');
      const shown = await eventually(
        async () => ({ form: await reach.isVisible(), told: await told.isVisible() }),
        (is) => is.form || is.told,
        'the form, or that the rows are gone',
      );
      if (shown.form) return (await reach.innerText()).replaceAll(/\s+/g, ' ').trim();
      await workbench.clickPaletteCommand('Notifications: Clear All Notifications');
      await told.waitFor({ state: 'hidden' });
      return 'told that the rows are gone';
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

import type { FrameLocator } from 'playwright-core';
import { eventually } from '../../support/workbench/eventually.ts';
import type { Workbench } from '../../support/workbench/workbench.ts';

/** Opens the Run Command form for nodes of the view. A row that was drawn anew is no longer selected. */
export async function openRunForm(workbench: Workbench, nodes: readonly string[]): Promise<FrameLocator> {
  const [first = ''] = nodes;
  const form = workbench.webview();
  const reach = form.getByRole('status').filter({ hasText: /^Reaches/ });
  await eventually(
    async () => {
      await workbench.sideBar.select(nodes);
      await workbench.sideBar.rowAction(first, 'Run Command…', reach);
      return (await reach.innerText()).replaceAll(/\s+/g, ' ').trim();
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

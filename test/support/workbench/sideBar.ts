import type { Locator, Page } from 'playwright-core';
import { inTime } from './eventually.ts';

const MENU_TIMEOUT_MS = 1000;

/** The side bar with its trees. */
export class SideBar {
  readonly element: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.element = page.locator('.part.sidebar');
  }

  /** Shows a view container by its title in the activity bar. */
  async openView(title: string): Promise<void> {
    const tab = this.page.locator('.part.activitybar').getByRole('tab', { name: new RegExp(`^${title}`) });
    await tab.waitFor();
    // A click on the tab of the container that is shown would hide the side bar.
    if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click();
    await this.element.locator('.composite.title', { hasText: title }).waitFor();
  }

  /** A view (section) of the container by its title. */
  section(title: string): Locator {
    return this.element
      .locator('.pane')
      .filter({ has: this.page.locator('.pane-header', { hasText: title }) });
  }

  async expandSection(title: string): Promise<void> {
    const header = this.section(title).locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  }

  /** Presses an icon in the title of a view; it is drawn only under the mouse. */
  async sectionAction(title: string, action: string): Promise<void> {
    await this.section(title).locator('.pane-header').hover();
    await this.section(title).getByRole('button', { name: action }).click();
  }

  treeRow(text: string | RegExp): Locator {
    return this.element.locator('.monaco-list-row[role="treeitem"]').filter({ hasText: text }).first();
  }

  /** The rows of all trees that are drawn, as a person reads them. */
  async rows(): Promise<string[]> {
    const texts = await this.element.locator('.monaco-list-row[role="treeitem"]').allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** Selects rows as a person does: a click, then clicks with Ctrl held. */
  async select(names: readonly string[]): Promise<void> {
    for (const [index, name] of names.entries()) {
      await this.treeRow(name).click(index === 0 ? {} : { modifiers: ['ControlOrMeta'] });
      await this.treeRow(name).and(this.page.locator('[aria-selected="true"]')).waitFor();
    }
  }

  async expand(text: string | RegExp): Promise<void> {
    const row = this.treeRow(text);
    if ((await row.getAttribute('aria-expanded')) === 'true') return;
    await row.locator('.monaco-tl-twistie').click();
  }

  /** Presses an icon on a row; it is drawn only under the mouse. */
  async rowAction(text: string | RegExp, action: string | RegExp): Promise<void> {
    const row = this.treeRow(text);
    await row.hover();
    await row.getByRole('button', { name: action }).click();
  }

  async contextMenu(text: string | RegExp, item: string): Promise<void> {
    await this.treeRow(text).click({ button: 'right' });
    const chosen = this.page.locator('.monaco-menu').getByRole('menuitem', { name: item }).first();
    await chosen.waitFor();
    // A menu that has only just opened overhears a click: it is the end of the one that opened it.
    while (await chosen.isVisible()) {
      await inTime(() => chosen.click({ timeout: MENU_TIMEOUT_MS }));
      await inTime(() => chosen.waitFor({ state: 'hidden', timeout: MENU_TIMEOUT_MS }));
    }
  }
}

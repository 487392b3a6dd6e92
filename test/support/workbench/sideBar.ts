import type { Locator, Page } from 'playwright-core';
import { eventually, inTime, isPressed } from './eventually.ts';

const MENU_TIMEOUT_MS = 1000;
const PRESS_TIMEOUT_MS = 3000;

type ClickOptions = NonNullable<Parameters<Locator['click']>[0]>;

/**
 * The side bar with its trees. A tree may be drawn anew at any time, and forgets a click between whose two halves
 * that happens; so what may be done twice is done until it shows.
 */
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
    const shown = tab.and(this.page.locator('[aria-expanded="true"]'));
    await clickUntil(tab, shown);
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
    await clickUntil(header, header.and(this.page.locator('[aria-expanded="true"]')));
  }

  /** Presses an icon in the title of a view; it is drawn only under the mouse. */
  async sectionAction(title: string, action: string): Promise<void> {
    const section = this.section(title);
    await pressUnderMouse(section.locator('.pane-header'), section.getByRole('button', { name: action }));
  }

  treeRow(text: string | RegExp): Locator {
    return this.element.locator('.monaco-list-row[role="treeitem"]').filter({ hasText: text }).first();
  }

  /** The bar of a view that loads. */
  loading(): Locator {
    return this.element.locator('.monaco-progress-container.active').first();
  }

  /** The rows of all trees that are drawn, as a person reads them. */
  async rows(): Promise<string[]> {
    const texts = await this.element.locator('.monaco-list-row[role="treeitem"]').allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  /** Selects rows as a person does: a click, then clicks with Ctrl held. */
  async select(names: readonly string[]): Promise<void> {
    const [first = '', ...others] = names;
    await this.treeRow(first).click();
    await clickUntil(this.treeRow(first), this.selected(first));
    for (const name of others) {
      await clickUntil(this.treeRow(name), this.selected(name), { modifiers: ['ControlOrMeta'] });
    }
  }

  async expand(text: string | RegExp): Promise<void> {
    const row = this.treeRow(text);
    const expanded = row.and(this.page.locator('[aria-expanded="true"]'));
    await clickUntil(row.locator('.monaco-tl-twistie'), expanded);
  }

  /** Clicks a row that opens something, until that is shown. */
  async open(row: Locator, shown: Locator): Promise<void> {
    await clickUntil(row, shown);
  }

  /** Presses an icon on a row, which is drawn only under the mouse, until what it leads to is shown. */
  async rowAction(text: string | RegExp, action: string | RegExp, shown: Locator): Promise<void> {
    const row = this.treeRow(text);
    const button = row.getByRole('button', { name: action });
    await this.untilTaken(() => pressUnderMouse(row, button), shown);
  }

  /** Chooses an item of a row's menu until what it leads to is shown. */
  async contextMenu(text: string | RegExp, item: string, shown: Locator): Promise<void> {
    await this.untilTaken(() => this.choose(text, item), shown);
  }

  /**
   * VS Code hands a row that it is just drawing anew to no command. The person is told that the row is gone, and
   * presses again.
   */
  private async untilTaken(press: () => Promise<void>, shown: Locator): Promise<void> {
    const told = this.page
      .locator('.notification-toast')
      .filter({ hasText: /changed under the click/ })
      .first();
    await eventually(
      async () => {
        await press();
        const came = await eventually(
          async () => ({ shown: await shown.isVisible(), told: await told.isVisible() }),
          (is) => is.shown || is.told,
          `${String(shown)}, or that the row is gone`,
        );
        if (!came.told) return true;
        await told.getByRole('button', { name: /^Clear Notification/ }).click();
        await told.waitFor({ state: 'hidden' });
        return false;
      },
      (isTaken) => isTaken,
      `a press to lead to ${String(shown)}`,
    );
  }

  private async choose(text: string | RegExp, item: string): Promise<void> {
    const chosen = this.page.locator('.monaco-menu').getByRole('menuitem', { name: item }).first();
    await clickUntil(this.treeRow(text), chosen, { button: 'right' });
    // A menu that has only just opened overhears a click: it is the end of the one that opened it.
    while (await chosen.isVisible()) {
      await isPressed(() => chosen.click({ timeout: MENU_TIMEOUT_MS }));
      await inTime(() => chosen.waitFor({ state: 'hidden', timeout: MENU_TIMEOUT_MS }));
    }
  }

  private selected(name: string): Locator {
    return this.treeRow(name).and(this.page.locator('[aria-selected="true"]'));
  }
}

/** Clicks unless it shows already, and again when it does not come to show it. */
async function clickUntil(target: Locator, shown: Locator, options: ClickOptions = {}): Promise<void> {
  await eventually(
    async () => {
      if (await shown.isVisible()) return true;
      await isPressed(() => target.click({ ...options, timeout: PRESS_TIMEOUT_MS }));
      return inTime(() => shown.waitFor({ timeout: PRESS_TIMEOUT_MS }));
    },
    (isShown) => isShown,
    `${String(target)} to lead to ${String(shown)}`,
  );
}

/** Presses what is drawn only under the mouse; a row that moves away meanwhile takes it along. */
async function pressUnderMouse(place: Locator, button: Locator): Promise<void> {
  await eventually(
    async () => {
      await place.hover();
      return isPressed(() => button.click({ timeout: PRESS_TIMEOUT_MS }));
    },
    (done) => done,
    `${String(button)} under the mouse`,
  );
}

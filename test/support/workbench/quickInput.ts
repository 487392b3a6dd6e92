import type { Locator, Page } from 'playwright-core';
import { eventually, inTime, isPressed } from './eventually.ts';

const ATTEMPTS = 8;
const STEP_TIMEOUT_MS = 5000;
const REST_MS = 100;
const CLOSE_TIMEOUT_MS = 1000;

/** Quick picks, input boxes and the command palette: one widget, many uses. */
export class QuickInput {
  readonly widget: Locator;
  readonly input: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.widget = page.locator('.quick-input-widget:visible');
    this.input = this.widget.locator('.quick-input-box input');
  }

  /** Rows as they are drawn; a list shows only as many as fit. */
  rows(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }

  row(label: string | RegExp): Locator {
    const named = typeof label === 'string' ? new RegExp(`^${escape(label)}(?=,|$)`) : label;
    // The accessible name starts with the label; what follows it are description, detail and key binding.
    return this.rows()
      .and(this.page.getByRole('option', { name: named }))
      .or(this.rows().and(this.checkbox(named)));
  }

  async title(): Promise<string> {
    return (await this.widget.locator('.quick-input-title').innerText()).trim();
  }

  /** A widget that is still opening may overwrite what was typed: then it is typed again. */
  async type(text: string): Promise<void> {
    await this.input.fill(text);
    for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
      await this.page.waitForTimeout(REST_MS);
      if ((await this.input.inputValue({ timeout: STEP_TIMEOUT_MS })) === text) return;
      await this.input.fill(text);
    }
  }

  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  async dismiss(timeout?: number): Promise<void> {
    const limit = timeout === undefined ? {} : { timeout };
    await this.input.press('Escape', limit);
    await this.widget.waitFor({ state: 'hidden', ...limit });
  }

  /** Waits for a quick pick that offers the label, clicks it, and waits until its list is gone. */
  async pick(label: string | RegExp): Promise<void> {
    const row = this.row(label).first();
    await row.waitFor();
    await this.comeToRest();
    await row.click();
    await row.waitFor({ state: 'hidden' });
  }

  /** Answers an input box. */
  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.accept();
  }

  /**
   * Names a file in VS Code's own file dialog, which first writes what it proposes, and takes no Enter while it looks
   * at what was typed.
   */
  async nameFile(path: string): Promise<void> {
    await eventually(
      () => this.input.inputValue(),
      (value) => value !== '',
      'the dialog to propose a file',
    );
    await this.type(path);
    while (await this.widget.isVisible()) {
      await inTime(() => this.input.press('Enter', { timeout: REST_MS }));
      await inTime(() => this.widget.waitFor({ state: 'hidden', timeout: CLOSE_TIMEOUT_MS }));
    }
  }

  /** Ticks rows of a pick that takes several, and confirms. */
  async pickMany(labels: readonly string[]): Promise<void> {
    for (const label of labels) {
      const row = this.row(label).first();
      await row.waitFor();
      await this.comeToRest();
      await row.locator('.monaco-checkbox').click();
    }
    await this.widget.getByRole('button', { name: 'OK' }).click();
  }

  /** What an input box says about what was typed. */
  validation(): Locator {
    return this.widget.locator('.quick-input-message');
  }

  /** Runs a command by its title (`Category: Title`). */
  async command(title: string): Promise<void> {
    await this.search('F1', `>${title}`, this.row(title).first());
  }

  /** Puts the cursor at a place of the active editor, both counted from one. */
  async goTo(line: number, column: number): Promise<void> {
    // Where a click leads is said in the row, once what was typed has been read.
    const place = new RegExp(`\\b${line}\\b.*\\b${column}\\b`);
    await this.search('Control+g', `:${line}:${column}`, this.rows().filter({ hasText: place }).first());
  }

  /** Opens a workspace file by (a part of) its name. */
  async openFile(name: string): Promise<void> {
    await this.search('Control+p', name, this.rows().filter({ hasText: name }).first());
  }

  /**
   * Opens the widget by its key, types, and clicks the row. Clicks, because an Enter may arrive before the list has
   * been filtered, and then takes whatever stood first. A page that is just being drawn may miss the key, a widget
   * that is still opening may overwrite what was typed, and one that is closing takes nothing: then it is done again.
   * What was asked before keeps its widget until the extension has heard the answer; typing there would change that.
   */
  private async search(key: string, text: string, row: Locator): Promise<void> {
    await inTime(() => this.widget.waitFor({ state: 'hidden', timeout: STEP_TIMEOUT_MS }));
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!(await this.widget.isVisible())) await this.page.keyboard.press(key);
      const isTyped = await inTime(() => this.input.fill(text, { timeout: STEP_TIMEOUT_MS }));
      if (isTyped && (await this.isTaken(row))) return;
      // A list that is open does not learn what may be done meanwhile.
      if (await this.widget.isVisible()) await inTime(() => this.dismiss(STEP_TIMEOUT_MS));
    }
    const offered = await this.rows().allInnerTexts();
    throw new Error(`"${text}" does not lead to its row, but to: ${offered.join(' | ')}`);
  }

  /** Clicks a row of the page's own list, which is gone as soon as it heard the click. */
  private async isTaken(row: Locator): Promise<boolean> {
    if (!(await inTime(() => row.waitFor({ timeout: STEP_TIMEOUT_MS })))) return false;
    await this.comeToRest();
    await isPressed(() => row.click({ timeout: STEP_TIMEOUT_MS }));
    return inTime(() => row.waitFor({ state: 'hidden', timeout: STEP_TIMEOUT_MS }));
  }

  /** A list that is drawn anew gives the place of a row, and what it is drawn with, to another one. */
  private async comeToRest(): Promise<void> {
    let before: string | undefined;
    for (let now = await this.drawn(); now !== before; now = await this.drawn()) {
      before = now;
      await this.page.waitForTimeout(REST_MS);
    }
  }

  private async drawn(): Promise<string> {
    return (await this.rows().allInnerTexts()).join('\n');
  }

  private checkbox(name: RegExp): Locator {
    return this.page.getByRole('checkbox', { name });
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

import type { Locator, Page } from 'playwright-core';

const PALETTE_ATTEMPTS = 4;
const ROW_TIMEOUT_MS = 5000;

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

  async type(text: string): Promise<void> {
    await this.input.fill(text);
  }

  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  async dismiss(): Promise<void> {
    await this.input.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** Waits for a quick pick that offers the label, and clicks it. */
  async pick(label: string | RegExp): Promise<void> {
    await this.row(label).first().click();
  }

  /** Answers an input box and waits until it is gone or has been replaced. */
  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.accept();
  }

  /** Ticks rows of a pick that takes several, and confirms. */
  async pickMany(labels: readonly string[]): Promise<void> {
    for (const label of labels) await this.row(label).first().locator('.monaco-checkbox').click();
    await this.widget.getByRole('button', { name: 'OK' }).click();
  }

  /** What an input box says about what was typed. */
  validation(): Locator {
    return this.widget.locator('.quick-input-message');
  }

  /**
   * Runs a command by its title (`Category: Title`). The row is clicked: an Enter may arrive before the list has
   * been filtered, and then runs whatever stood first. A palette that is still opening may overwrite what was
   * typed, and then it is typed again.
   */
  async command(title: string): Promise<void> {
    const row = this.row(title).first();
    for (let attempt = 0; attempt < PALETTE_ATTEMPTS; attempt++) {
      if (!(await this.widget.isVisible())) await this.page.keyboard.press('F1');
      await this.input.waitFor();
      await this.input.fill(`>${title}`);
      if (await appears(row)) return row.click();
    }
    const offered = await this.rows().allInnerTexts();
    throw new Error(`the palette does not offer "${title}", but: ${offered.join(' | ')}`);
  }

  /** Opens a workspace file by (a part of) its name. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+p');
    await this.input.waitFor();
    await this.input.fill(name);
    await this.rows().filter({ hasText: name }).first().click();
  }

  private checkbox(name: RegExp): Locator {
    return this.page.getByRole('checkbox', { name });
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether it is there before long. */
async function appears(row: Locator): Promise<boolean> {
  try {
    await row.waitFor({ timeout: ROW_TIMEOUT_MS });
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return false;
    throw error;
  }
}

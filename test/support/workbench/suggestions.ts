import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** Writing in the active editor with the keyboard, what is offered there first. */
export class Suggestions {
  readonly #page: Page;
  readonly #widget: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#widget = page.locator('.suggest-widget.visible');
  }

  /** Asks for completions unless they are shown, types what finds the one with the label, and takes it. */
  async choose(label: string, typed = label): Promise<void> {
    await this.open();
    await this.#page.keyboard.type(typed);
    const focused = this.#widget.locator('.monaco-list-row.focused .label-name');
    await eventually(
      async () => {
        const found = (await focused.first().isVisible()) ? await focused.first().innerText() : '';
        if (found !== '' && found !== label) await this.#page.keyboard.press('ArrowDown');
        return found;
      },
      (found) => found === label,
      `the completion ${label}`,
    );
    await this.#page.keyboard.press('Enter');
    await this.#page
      .locator('.suggest-widget.visible .monaco-list-row.focused')
      .filter({ hasText: label })
      .waitFor({ state: 'hidden' });
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** A new last line that begins at a column; what was open at the place before is closed. */
  async newLine(indent: number): Promise<void> {
    for (const key of ['Escape', 'Escape', 'Control+End', 'Enter', 'Shift+Home']) {
      await this.#page.keyboard.press(key);
    }
    await this.#page.keyboard.type(' '.repeat(indent));
  }

  /** Asks for completions at the cursor until there are some. */
  async open(): Promise<void> {
    await eventually(
      () => this.#ask(),
      (isOffered) => isOffered,
      'suggestions',
    );
  }

  /** Asks unless what was taken last did so itself. A language that is still waking up offers nothing yet. */
  async #ask(): Promise<boolean> {
    if (!(await this.#widget.isVisible())) await this.#page.keyboard.press('Control+Space');
    const row = this.#widget.locator('.monaco-list-row').first();
    const nothing = this.#widget.getByText('No suggestions');
    await row.or(nothing).filter({ visible: true }).first().waitFor();
    if (await row.isVisible()) return true;
    await this.#page.keyboard.press('Escape');
    return false;
  }
}

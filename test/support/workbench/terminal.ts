import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** The visible terminal. Its text is read from the DOM, which needs GPU acceleration to be off. */
export class Terminal {
  readonly element: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.element = page.locator('.terminal-wrapper.active .terminal.xterm:visible');
  }

  /** The rows on the screen, without the blanks at their ends. */
  async text(): Promise<string> {
    const rows = await this.element.locator('.xterm-rows > div').allInnerTexts();
    return rows
      .map((row) => row.replaceAll('\u00a0', ' ').trimEnd())
      .join('\n')
      .trimEnd();
  }

  async waitForText(text: string | RegExp, timeoutMs?: number): Promise<string> {
    return eventually(
      () => this.text(),
      (screen) => (typeof text === 'string' ? screen.includes(text) : text.test(screen)),
      `the terminal to show ${String(text)}`,
      timeoutMs,
    );
  }

  /** Types as a person does; `\n` is Enter. */
  async type(text: string): Promise<void> {
    await this.focus();
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) await this.page.keyboard.press('Enter');
      await this.page.keyboard.type(line);
    }
  }

  async press(key: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press(key);
  }

  /** The names in the list of terminals, or of the only one. */
  tabs(): Locator {
    return this.page.locator('.terminal-tabs-entry, .single-terminal-tab');
  }

  private async focus(): Promise<void> {
    await this.element.locator('.xterm-helper-textarea').focus();
  }
}

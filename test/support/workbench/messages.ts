import type { Locator, Page } from 'playwright-core';
import { inTime } from './eventually.ts';

const TOAST_TIMEOUT_MS = 5000;

/** Notification toasts, found by what they say. */
export class Notifications {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  toast(text?: string | RegExp): Locator {
    const toasts = this.page.locator('.notifications-toasts .notification-toast');
    return text === undefined ? toasts : toasts.filter({ hasText: text });
  }

  async waitFor(text: string | RegExp): Promise<string> {
    return (await this.toast(text).first().locator('.notification-list-item-message').innerText()).trim();
  }

  /** Presses a button of a notification. A toast leaves after a while; then it is found behind the bell. */
  async click(text: string | RegExp, button: string): Promise<void> {
    const items = this.toast().or(this.page.locator('.notifications-center .notification-list-item'));
    const pressed = items
      .filter({ hasText: text })
      .getByRole('button', { name: button, exact: true })
      .filter({ visible: true })
      .first();
    if (!(await inTime(() => pressed.waitFor({ timeout: TOAST_TIMEOUT_MS })))) {
      await this.page.locator('.statusbar-item[id="status.notifications"]').click();
    }
    await pressed.click();
  }
}

/** The modal dialog: at most one is open. */
export class Dialog {
  readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator('.monaco-dialog-box');
  }

  async message(): Promise<string> {
    return (await this.box.locator('.dialog-message-container').innerText()).trim();
  }

  /** Presses a button and waits until its dialog is gone; another one may stand in its place. */
  async click(button: string): Promise<void> {
    const pressed = this.box.getByRole('button', { name: button, exact: true });
    await pressed.click();
    await pressed.waitFor({ state: 'hidden' });
  }
}

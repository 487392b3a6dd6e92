import type { Locator, Page } from 'playwright-core';

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

  async click(text: string | RegExp, button: string): Promise<void> {
    await this.toast(text).first().getByRole('button', { name: button, exact: true }).click();
  }

  async dismiss(text: string | RegExp): Promise<void> {
    const toast = this.toast(text).first();
    await toast.hover();
    await toast.locator('.codicon-notifications-clear').click();
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

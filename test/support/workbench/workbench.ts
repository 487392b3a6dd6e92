import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { Editor } from './editor.ts';
import { eventually, inTime } from './eventually.ts';
import { Dialog, Notifications } from './messages.ts';
import { QuickInput } from './quickInput.ts';
import { SideBar } from './sideBar.ts';
import { Terminal } from './terminal.ts';

const READY_TIMEOUT_MS = 120_000;
const TIP_TIMEOUT_MS = 2000;
/** VS Code's own mark of the phase. */
const RESTORED = 'code/LifecyclePhase/Restored';

/** A page with VS Code in it, in a person's words. What a word does not cover is done on `page`. */
export class Workbench {
  readonly page: Page;
  readonly quick: QuickInput;
  readonly editor: Editor;
  readonly sideBar: SideBar;
  readonly terminal: Terminal;
  readonly notifications: Notifications;
  readonly dialog: Dialog;

  constructor(page: Page) {
    this.page = page;
    this.quick = new QuickInput(page);
    this.editor = new Editor(page, this.quick);
    this.sideBar = new SideBar(page);
    this.terminal = new Terminal(page);
    this.notifications = new Notifications(page);
    this.dialog = new Dialog(page);
  }

  /** Goes to a workbench's address and waits until its parts are drawn. */
  async goto(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('.monaco-workbench').waitFor({ timeout: READY_TIMEOUT_MS });
    await this.page.locator('.part.statusbar .statusbar-item').first().waitFor({ timeout: READY_TIMEOUT_MS });
    // Until then the workbench shows again what it thinks was shown last, and takes away what was opened meanwhile.
    await eventually(
      () => this.page.evaluate((mark) => performance.getEntriesByName(mark).length, RESTORED),
      (marks) => marks > 0,
      'the workbench to be restored',
    );
  }

  openView(container: string): Promise<void> {
    return this.sideBar.openView(container);
  }

  treeRow(text: string | RegExp): Locator {
    return this.sideBar.treeRow(text);
  }

  clickPaletteCommand(title: string): Promise<void> {
    return this.quick.command(title);
  }

  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text }).first();
  }

  /** The document inside a webview that is shown; `index` counts when several are. */
  webview(index = 0): FrameLocator {
    const outer = this.page.locator('iframe.webview.ready').filter({ visible: true }).nth(index);
    return outer.contentFrame().frameLocator('iframe#active-frame');
  }

  /** Writes `out/screens/<name>.png`, with the mouse and the tips it was shown out of the picture. */
  async screenshot(name: string): Promise<string> {
    const file = pictureFile(name);
    await mkdir(dirname(file), { recursive: true });
    await this.page.mouse.move(0, 0);
    const tip = this.page.locator('.workbench-hover-container').filter({ visible: true });
    // One that was shown for what has the focus stays, and is in the picture.
    await inTime(() => tip.first().waitFor({ state: 'hidden', timeout: TIP_TIMEOUT_MS }));
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'initial' });
    return file;
  }
}

/** Where the picture of a name is written. */
export function pictureFile(name: string): string {
  return resolve(join('out', 'screens', `${name.replaceAll(/[^\w.-]+/g, '-')}.png`));
}

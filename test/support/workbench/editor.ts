import type { Locator, Page } from 'playwright-core';
import { eventually, inTime } from './eventually.ts';
import type { QuickInput } from './quickInput.ts';
import { Suggestions } from './suggestions.ts';

const FIX_TIMEOUT_MS = 5000;

export interface ProblemRow {
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: string;
}

/** What the page knows of a line; the tests are compiled without the browser's types. */
interface DrawnLine {
  readonly style: { readonly top: string };
  readonly textContent: string | null;
}

/** The active text editor. */
export class Editor {
  readonly element: Locator;
  private readonly page: Page;
  private readonly quick: QuickInput;

  constructor(page: Page, quick: QuickInput) {
    this.page = page;
    this.quick = quick;
    this.element = page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  tab(name: string): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: name });
  }

  /** Opens a workspace file by name and waits until its editor has the focus. */
  async open(name: string): Promise<void> {
    await this.quick.openFile(name);
    await this.tab(name).and(this.page.locator('.active')).waitFor();
    // One editor shows one file after the other, and its tab is active before it does.
    await this.page
      .locator(`.editor-group-container.active .monaco-editor.focused[data-uri*="${name}"]`)
      .waitFor();
    await this.element.locator('.view-line').first().waitFor();
  }

  /** Puts the cursor at a place, both counted from one. */
  async goTo(line: number, column: number): Promise<void> {
    await this.quick.goTo(line, column);
    await this.page.locator('.monaco-editor.focused').first().waitFor();
  }

  async type(text: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press(key);
  }

  async replaceAll(text: string): Promise<void> {
    await this.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  async save(): Promise<void> {
    await this.press('Control+s');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** The lines that are drawn; an editor draws only those that fit. */
  async text(): Promise<string> {
    const lines = await this.element.locator('.view-line').evaluateAll((elements: readonly DrawnLine[]) =>
      elements
        .map((element) => ({ top: Number.parseFloat(element.style.top), text: element.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map((line) => line.text),
    );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Waits until the drawn lines say it: a tab is there before its text. */
  waitForText(text: RegExp): Promise<string> {
    return eventually(
      () => this.text(),
      (lines) => text.test(lines),
      `the editor to show ${String(text)}`,
    );
  }

  /** What the theme does with the first drawn piece that is this text; the same colour has the same name. */
  async colour(text: string): Promise<string> {
    const pieces = await this.element
      .locator('.view-line span > span')
      .evaluateAll((elements: readonly { className: string; textContent: string | null }[]) =>
        elements.map(({ className, textContent }) => ({ className, text: textContent ?? '' })),
      );
    const found = pieces.find((piece) => piece.text.replaceAll('\u00a0', ' ').trim() === text);
    return /\bmtk\d+\b/.exec(found?.className ?? '')?.[0] ?? `"${text}" is not drawn as a piece`;
  }

  /**
   * Waits until a name is coloured unlike the text of another value. Text is there first, then the grammar, and
   * then what the language knows: a picture before that shows a document half coloured.
   */
  async waitForColours(name: string, value: string): Promise<void> {
    const isColour = (colour: string): boolean => colour.startsWith('mtk');
    await eventually(
      async () => ({ name: await this.colour(name), value: await this.colour(value) }),
      (colours) => Object.values(colours).every(isColour) && colours.name !== colours.value,
      `the colour of ${name}`,
    );
  }

  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.element.locator(`.view-overlays .squiggly-${severity}`);
  }

  /** Opens the suggestions and returns those that are drawn. */
  async suggestions(): Promise<string[]> {
    await this.focus();
    await new Suggestions(this.page).open();
    return this.page.locator('.suggest-widget.visible .monaco-list-row .label-name').allInnerTexts();
  }

  /** Opens the quick fixes at the cursor; returns the one that is asked for. */
  async openFix(title: string | RegExp): Promise<Locator> {
    const fix = this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first();
    await eventually(
      async () => {
        await this.press('Control+.');
        if (await inTime(() => fix.waitFor({ timeout: FIX_TIMEOUT_MS }))) return true;
        // What was asked of a language that is still reading says that there is none.
        await this.page.keyboard.press('Escape');
        return false;
      },
      (isOffered) => isOffered,
      `the quick fix ${String(title)}`,
    );
    return fix;
  }

  /** What the Problems view lists, once there is something. */
  async problems(): Promise<readonly ProblemRow[]> {
    await this.quick.command('Problems: Focus on Problems View');
    const rows = this.page
      .locator('.markers-panel .monaco-list-row')
      .filter({ has: this.page.locator('.marker-icon') });
    const texts = await eventually(
      () => rows.allInnerTexts(),
      (all) => all.length > 0,
      'a problem in the Problems view',
    );
    const icons = await rows
      .locator('.marker-icon')
      .evaluateAll((all: readonly { className: string }[]) => all.map((icon) => icon.className));
    return texts.map((text, index) => ({
      severity: severityOf(icons[index] ?? ''),
      text: text.replaceAll(/\s+/g, ' '),
    }));
  }

  private async focus(): Promise<void> {
    if ((await this.page.locator('.editor-group-container.active .monaco-editor.focused').count()) > 0)
      return;
    await this.element.locator('.view-lines').click({ position: { x: 4, y: 4 } });
  }
}

function severityOf(classes: string): ProblemRow['severity'] {
  if (classes.includes('error')) return 'error';
  return classes.includes('warning') ? 'warning' : 'info';
}

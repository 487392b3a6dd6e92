import { Emitter } from '../../../src/core/base/event.ts';
import type { CancellationTokenSource } from './values.ts';

/** A message that waits for somebody to press a button, or to look away. */
export class Message {
  readonly severity: 'information' | 'warning' | 'error';
  readonly text: string;
  readonly detail: string;
  readonly isModal: boolean;
  readonly buttons: readonly string[];
  readonly answered: Promise<string | undefined>;
  #answer: (button: string | undefined) => void = () => undefined;

  constructor(severity: Message['severity'], text: string, rest: readonly unknown[]) {
    const [first, ...others] = rest;
    const options = typeof first === 'object' ? (first as { modal?: boolean; detail?: string }) : {};
    this.severity = severity;
    this.text = text;
    this.detail = options.detail ?? '';
    this.isModal = options.modal ?? false;
    this.buttons = (typeof first === 'object' ? others : rest).map(String);
    this.answered = new Promise((resolve) => (this.#answer = resolve));
  }

  press(button: string): void {
    if (!this.buttons.includes(button))
      throw new Error(`"${this.text}" has no button "${button}" but ${this.buttons.join(', ')}.`);
    this.#answer(button);
  }

  dismiss(): void {
    this.#answer(undefined);
  }
}

interface InputOptions {
  readonly title?: string;
  readonly prompt?: string;
  readonly value?: string;
  readonly password?: boolean;
  readonly ignoreFocusOut?: boolean;
  readonly validateInput?: (text: string) => string | undefined;
}

/** `showInputBox`: what is refused by its check cannot be entered. */
export class AskedText {
  readonly options: InputOptions;
  readonly answered: Promise<string | undefined>;
  #text = '';
  #answer: (text: string | undefined) => void = () => undefined;

  constructor(options: InputOptions, token: CancellationTokenSource['token'] | undefined) {
    this.options = options;
    this.#text = options.value ?? '';
    this.answered = new Promise((resolve) => (this.#answer = resolve));
    token?.onCancellationRequested(() => this.escape());
  }

  /** Types, and answers with what the box complains of. */
  type(text: string): string | undefined {
    this.#text = text;
    return this.options.validateInput?.(text);
  }

  enter(): void {
    if (this.options.validateInput?.(this.#text) === undefined) this.#answer(this.#text);
  }

  escape(): void {
    this.#answer(undefined);
  }
}

export interface Item {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly kind?: number;
}

export interface ChoiceOptions {
  readonly title?: string;
  readonly placeHolder?: string;
}

/** `showQuickPick`. */
export class AskedChoice {
  readonly items: readonly Item[];
  readonly title: string;
  readonly placeHolder: string;
  readonly answered: Promise<Item | undefined>;
  #answer: (item: Item | undefined) => void = () => undefined;

  constructor(items: readonly Item[], { title = '', placeHolder = '' }: ChoiceOptions) {
    this.items = items;
    this.title = title;
    this.placeHolder = placeHolder;
    this.answered = new Promise((resolve) => (this.#answer = resolve));
  }

  choose(label: string): void {
    this.#answer(this.items.find((item) => item.label === label) ?? missing(label, this.items));
  }

  escape(): void {
    this.#answer(undefined);
  }
}

/** What quick pick and input box share: they are shown, hidden and accepted, and one hides the other. */
export class QuickBox {
  title = '';
  placeholder = '';
  prompt = '';
  validationMessage = '';
  step: number | undefined;
  totalSteps: number | undefined;
  busy = false;
  buttons: readonly unknown[] = [];
  isShown = false;
  isDisposed = false;
  #value = '';
  readonly #changed = new Emitter<string>();
  readonly #accepted = new Emitter<undefined>();
  readonly #hidden = new Emitter<undefined>();
  readonly #pressed = new Emitter<unknown>();
  readonly onDidChangeValue = this.#changed.event;
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;
  readonly onDidTriggerButton = this.#pressed.event;

  get value(): string {
    return this.#value;
  }

  set value(text: string) {
    this.#value = text;
  }

  type(text: string): void {
    this.#value = text;
    this.#changed.fire(text);
  }

  pressButton(index: number): void {
    this.#pressed.fire(this.buttons[index]);
  }

  accept(): void {
    this.#accepted.fire(undefined);
  }

  show(): void {
    this.isShown = true;
  }

  hide(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.#hidden.fire(undefined);
  }

  dispose(): void {
    this.hide();
    this.isDisposed = true;
  }
}

/** New items make the first of them the active one and lose the check marks, unless VS Code is told others. */
export class QuickPickBox extends QuickBox {
  matchOnDescription = false;
  matchOnDetail = false;
  keepScrollPosition = false;
  canSelectMany = false;
  activeItems: readonly Item[] = [];
  #items: readonly Item[] = [];
  #checked: readonly Item[] = [];

  get items(): readonly Item[] {
    return this.#items;
  }

  set items(items: readonly Item[]) {
    this.#items = items;
    this.#checked = [];
    this.activeItems = items.filter((item) => item.kind !== -1).slice(0, 1);
  }

  /** Of a list of which several can be chosen: those with a check mark. */
  get selectedItems(): readonly Item[] {
    return this.canSelectMany ? this.#checked : this.activeItems;
  }

  set selectedItems(items: readonly Item[]) {
    this.#checked = items;
  }

  get labels(): readonly string[] {
    return this.#items.map((item) => item.label);
  }

  /** Moves to a row, as the arrow keys do. */
  go(label: string): void {
    this.activeItems = [this.#items.find((item) => item.label === label) ?? missing(label, this.#items)];
  }

  /** Sets the check marks of these rows, besides those that are there. */
  check(...labels: readonly string[]): void {
    const more = labels.map(
      (label) => this.#items.find((item) => item.label === label) ?? missing(label, this.#items),
    );
    this.#checked = [...this.#checked, ...more];
  }

  choose(label: string): void {
    this.go(label);
    this.accept();
  }
}

function missing(label: string, items: readonly Item[]): never {
  throw new Error(`There is no "${label}" among ${items.map((item) => item.label).join(', ')}.`);
}

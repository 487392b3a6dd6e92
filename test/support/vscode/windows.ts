import { Emitter, type Event } from '../../../src/core/base/event.ts';
import { CancellationTokenSource, type Uri } from './values.ts';

/** A webview panel that says, as VS Code does, when somebody touches it after it was closed. */
export class FakePanel {
  readonly viewType: string;
  /** What the extension has said to the page since it was asked last. */
  readonly posted: unknown[] = [];
  iconPath: unknown;
  viewColumn = 1;
  visible = true;
  reveals = 0;
  isDisposed = false;
  #title: string;
  #html = '';
  #options: PageOptions = {};
  readonly #said = new Emitter<unknown>();
  readonly #disposed = new Emitter<undefined>();
  readonly #viewState = new Emitter<undefined>();
  readonly onDidDispose = this.#disposed.event;
  readonly onDidChangeViewState = this.#viewState.event;
  readonly webview: FakeWebview;

  constructor(viewType: string, title: string) {
    this.viewType = viewType;
    this.#title = title;
    this.webview = this.#makeWebview();
  }

  get title(): string {
    return this.#title;
  }

  set title(title: string) {
    this.#assertAlive();
    this.#title = title;
  }

  /** The page says something. */
  say(message: unknown): void {
    this.#said.fire(message);
  }

  show(visible: boolean): void {
    this.visible = visible;
    this.#viewState.fire(undefined);
  }

  reveal(): void {
    this.#assertAlive();
    this.reveals++;
  }

  /** The person closes the tab, or the extension disposes the panel. */
  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.visible = false;
    this.#disposed.fire(undefined);
  }

  #makeWebview(): FakeWebview {
    const assertAlive = (): void => this.#assertAlive();
    const html = {
      get: (): string => this.#html,
      set: (text: string): void => {
        this.#html = text;
      },
    };
    const options = {
      get: (): PageOptions => this.#options,
      set: (value: PageOptions): void => {
        this.#options = value;
      },
    };
    return {
      cspSource: 'https://webview.test',
      onDidReceiveMessage: this.#said.event,
      asWebviewUri: (uri) => uri.with({ scheme: 'webview' }),
      postMessage: (message) => {
        assertAlive();
        this.posted.push(message);
        return Promise.resolve(true);
      },
      get html() {
        return html.get();
      },
      set html(text) {
        assertAlive();
        html.set(text);
      },
      get options() {
        return options.get();
      },
      set options(value) {
        assertAlive();
        options.set(value);
      },
    };
  }

  #assertAlive(): void {
    if (this.isDisposed) throw new Error('Webview is disposed');
  }
}

interface PageOptions {
  readonly enableScripts?: boolean;
  readonly enableForms?: boolean;
  readonly localResourceRoots?: readonly Uri[];
}

interface FakeWebview {
  html: string;
  options: PageOptions;
  readonly cspSource: string;
  readonly onDidReceiveMessage: Event<unknown>;
  asWebviewUri(uri: Uri): Uri;
  postMessage(message: unknown): Promise<boolean>;
}

interface TreeProvider {
  readonly onDidChangeTreeData: Event<unknown>;
  getChildren(parent?: unknown): Promise<readonly unknown[]>;
  getTreeItem(element: unknown): Record<string, unknown>;
  resolveTreeItem(item: object, element: unknown): { tooltip?: { value: string } };
}

export class FakeTreeView {
  readonly viewId: string;
  readonly provider: TreeProvider;
  /** Each time that one was set: VS Code puts off drawing for it. */
  readonly messages: string[] = [];
  description = '';
  badge: { readonly value: number; readonly tooltip: string } | undefined;
  visible = true;
  isDisposed = false;
  readonly #visibility = new Emitter<{ readonly visible: boolean }>();
  readonly onDidChangeVisibility = this.#visibility.event;

  constructor(viewId: string, provider: TreeProvider) {
    this.viewId = viewId;
    this.provider = provider;
  }

  get message(): string {
    return this.messages.at(-1) ?? '';
  }

  set message(message: string) {
    this.messages.push(message);
  }

  show(visible: boolean): void {
    this.visible = visible;
    this.#visibility.fire({ visible });
  }

  /** The labels of the rows below `parent`, drawn as VS Code draws them. */
  async labels(parent?: unknown): Promise<readonly unknown[]> {
    const rows = await this.provider.getChildren(parent);
    return rows.map((row) => this.provider.getTreeItem(row)['label']);
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

export class FakeStatusBarItem {
  name = '';
  text = '';
  command = '';
  tooltip: { value: string } | undefined;
  accessibilityInformation: { label: string; role?: string } | undefined;
  backgroundColor: { id: string } | undefined;
  isShown = false;

  show(): void {
    this.isShown = true;
  }

  hide(): void {
    this.isShown = false;
  }

  dispose(): void {
    this.isShown = false;
  }
}

/** A log channel; one that was closed throws, as VS Code's does. */
export class FakeChannel {
  readonly lines: string[] = [];
  isShown = false;
  #isOpen = true;
  readonly trace = this.#level('trace');
  readonly debug = this.#level('debug');
  readonly info = this.#level('info');
  readonly warn = this.#level('warn');
  readonly error = this.#level('error');

  show(): void {
    this.isShown = true;
  }

  dispose(): void {
    this.#isOpen = false;
  }

  #level(name: string): (message: string) => void {
    return (message) => {
      if (!this.#isOpen) throw new Error('Channel has been closed');
      this.lines.push(`${name} ${message}`);
    };
  }
}

interface Pty {
  readonly onDidWrite: Event<string>;
  readonly onDidChangeName?: Event<string>;
  readonly onDidClose: Event<unknown>;
  open(size: { columns: number; rows: number } | undefined): void;
  close(): void;
  handleInput(text: string): void;
  setDimensions(size: { columns: number; rows: number }): void;
}

export interface TerminalOptions {
  readonly name: string;
  /** Absent: VS Code has made it for a task, and attaches the task's own. */
  readonly pty?: Pty;
  readonly color?: { readonly id: string };
  readonly isTransient?: boolean;
  readonly location?: { readonly parentTerminal: FakeTerminal };
}

/** What becomes of a terminal that somebody looks at or closes. */
export interface TerminalPanel {
  shown(terminal: FakeTerminal): void;
  closed(terminal: FakeTerminal): void;
}

/** A terminal of an extension: what it writes is text. */
export class FakeTerminal {
  readonly creationOptions: TerminalOptions;
  readonly #panel: TerminalPanel;
  #pty: Pty | undefined;
  name: string;
  text = '';
  isOpen = false;
  isClosed = false;
  /** With which its pseudoterminal closed, as that of a task does. */
  exitCode: unknown;

  constructor(options: TerminalOptions, panel: TerminalPanel) {
    this.creationOptions = options;
    this.#panel = panel;
    this.name = options.name;
    if (options.pty !== undefined) this.attach(options.pty);
  }

  attach(pty: Pty): void {
    this.#pty = pty;
    pty.onDidWrite((text) => (this.text += text));
    pty.onDidChangeName?.((name) => (this.name = name));
    pty.onDidClose((code) => {
      this.exitCode = code;
      this.dispose();
    });
  }

  show(): void {
    this.#panel.shown(this);
    this.start({ columns: 80, rows: 24 });
  }

  /** VS Code starts hidden ones too, whose size it does not know. */
  start(size?: { columns: number; rows: number }): void {
    if (this.isOpen || this.isClosed || this.#pty === undefined) return;
    this.isOpen = true;
    this.#pty.open(size);
  }

  type(text: string): void {
    this.#pty?.handleInput(text);
  }

  dispose(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.#pty?.close();
    this.#panel.closed(this);
  }
}

/** Progress that is shown, with its button. */
export class FakeProgress {
  readonly title: string;
  readonly place: unknown;
  readonly messages: (string | undefined)[] = [];
  readonly source = new CancellationTokenSource();
  isOver = false;

  constructor(options: { title?: string; location: unknown }) {
    this.title = options.title ?? '';
    this.place = options.location;
  }

  cancel(): void {
    this.source.cancel();
  }
}

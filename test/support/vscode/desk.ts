import type { TestContext } from 'node:test';
import { Emitter } from '../../../src/core/base/event.ts';
import { FileDesk } from './files.ts';
import type { AskedChoice, AskedText, Message, QuickBox } from './questions.ts';
import { QuickPickBox } from './questions.ts';
import type { Uri } from './values.ts';
import type {
  FakeChannel,
  FakePanel,
  FakeProgress,
  FakeStatusBarItem,
  FakeTerminal,
  FakeTreeView,
} from './windows.ts';

export interface FakeDocument {
  readonly uri: Uri;
  text: string;
  getText(): string;
}

export interface ContentProvider {
  readonly onDidChange?: (listener: (uri: Uri) => void) => { dispose(): void };
  provideTextDocumentContent(uri: Uri): string | Promise<string>;
}

export interface Tab {
  readonly document: FakeDocument;
  readonly isPreview: boolean;
  readonly line: number;
}

export interface PanelSerializer {
  deserializeWebviewPanel(panel: FakePanel, state: unknown): Promise<void>;
}

export interface DecorationProvider {
  readonly onDidChangeFileDecorations: (listener: (uris: Uri[] | undefined) => void) => { dispose(): void };
  provideFileDecoration(uri: Uri): { badge?: string; tooltip?: string } | undefined;
}

export interface ProfileProvider {
  provideTerminalProfile(token: unknown): unknown;
}

export interface TaskProvider {
  provideTasks(token: unknown): unknown;
  resolveTask(task: unknown, token: unknown): unknown;
}

export interface SaveOptions {
  readonly defaultUri?: Uri;
}

/** A person's VS Code in memory: what extensions have put on it, and what the person does with it. */
class Desk {
  isTrusted = true;
  clipboard = '';
  /** Of a window that works on another computer. */
  remoteName: string | undefined;
  /** Whether a browser opens. */
  opens = true;
  readonly opened: string[] = [];
  readonly executed: (readonly [id: string, ...args: readonly unknown[]])[] = [];
  readonly contexts = new Map<string, unknown>();
  /** Each time a context key was set: it costs a message to the window. */
  readonly contextCalls: (readonly [key: string, value: unknown])[] = [];
  readonly handlers = new Map<string, (...args: unknown[]) => unknown>();
  readonly messages: Message[] = [];
  readonly texts: AskedText[] = [];
  readonly choices: AskedChoice[] = [];
  readonly boxes: QuickBox[] = [];
  readonly progress: FakeProgress[] = [];
  readonly statusMessages: string[] = [];
  readonly panels: FakePanel[] = [];
  readonly views: FakeTreeView[] = [];
  readonly terminals: FakeTerminal[] = [];
  readonly statusBar: FakeStatusBarItem[] = [];
  readonly profiles = new Map<string, ProfileProvider>();
  readonly taskProviders = new Map<string, TaskProvider>();
  /** Tasks that an extension has VS Code run. */
  readonly tasksRun: unknown[] = [];
  /** Save dialogs as they were shown; the person answers {@link saveTo} to each. */
  readonly saves: SaveOptions[] = [];
  /** Files that were written, by their address. */
  readonly written = new Map<string, string>();
  /** Where the browser finds what listens on this computer: another address in a remote window. */
  outside: (address: string) => string = (address) => address;
  saveTo: Uri | undefined;
  readonly channels: FakeChannel[] = [];
  readonly serializers = new Map<string, PanelSerializer>();
  readonly providers = new Map<string, ContentProvider>();
  readonly decorations: DecorationProvider[] = [];
  readonly documents = new Map<string, FakeDocument>();
  readonly user = new Map<string, unknown>();
  readonly workspaceSettings = new Map<string, unknown>();
  tabs: Tab[] = [];
  activeTerminal: FakeTerminal | undefined;
  #listeners = emitters();
  #files = new FileDesk();

  get files(): FileDesk {
    return this.#files;
  }

  get trustGranted(): Emitter<undefined> {
    return this.#listeners.trust;
  }

  get settingsChanged(): Emitter<{ affectsConfiguration(key: string): boolean }> {
    return this.#listeners.settings;
  }

  get documentClosed(): Emitter<FakeDocument> {
    return this.#listeners.closed;
  }

  get terminalFocused(): Emitter<FakeTerminal | undefined> {
    return this.#listeners.terminal;
  }

  /** A terminal, whoever has made it, has come or gone. */
  get terminalsChanged(): Emitter<undefined> {
    return this.#listeners.terminals;
  }

  /** Those that are open. */
  get openTerminals(): readonly FakeTerminal[] {
    return this.terminals.filter((terminal) => !terminal.isClosed);
  }

  /** The newest message, which must be there. */
  get message(): Message {
    return this.messages.at(-1) ?? nothing('message');
  }

  get text(): AskedText {
    return this.texts.at(-1) ?? nothing('input box');
  }

  get choice(): AskedChoice {
    return this.choices.at(-1) ?? nothing('choice');
  }

  get box(): QuickBox {
    return this.boxes.at(-1) ?? nothing('box');
  }

  get pick(): QuickPickBox {
    const box = this.box;
    return box instanceof QuickPickBox ? box : nothing('quick pick');
  }

  get panel(): FakePanel {
    return this.panels.at(-1) ?? nothing('panel');
  }

  get view(): FakeTreeView {
    return this.views.at(-1) ?? nothing('view');
  }

  get terminal(): FakeTerminal {
    return this.terminals.at(-1) ?? nothing('terminal');
  }

  /** The text of the editor that is in front. */
  get editor(): string | undefined {
    return this.tabs.at(-1)?.document.getText();
  }

  grantTrust(): void {
    this.isTrusted = true;
    this.trustGranted.fire(undefined);
  }

  /** Sets a setting in the person's own settings, by its whole name. */
  set(key: string, value: unknown): void {
    this.user.set(key, value);
    this.settingsChanged.fire({
      affectsConfiguration: (asked) => key === asked || key.startsWith(`${asked}.`),
    });
  }

  /** The terminal in front, or none when the last one is gone. */
  focusTerminal(terminal: FakeTerminal | undefined): void {
    this.activeTerminal = terminal;
    this.terminalFocused.fire(terminal);
  }

  close(tab: Tab): void {
    this.tabs = this.tabs.filter((each) => each !== tab);
    this.documents.delete(tab.document.uri.toString());
    this.documentClosed.fire(tab.document);
  }

  /** Calls a command as the palette or a row does. */
  async run(id: string, ...args: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(id);
    if (handler === undefined) throw new Error(`Nobody handles ${id}.`);
    return await handler(...args);
  }

  clear(): void {
    Object.assign(this, { isTrusted: true, clipboard: '', opens: true, tabs: [] });
    this.activeTerminal = undefined;
    this.saveTo = undefined;
    this.remoteName = undefined;
    this.outside = (address) => address;
    this.#listeners = emitters();
    this.#files = new FileDesk();
    const collections: readonly (unknown[] | Map<string, unknown>)[] = Object.values(this).filter(
      (value) => Array.isArray(value) || value instanceof Map,
    );
    for (const collection of collections) {
      if (Array.isArray(collection)) collection.length = 0;
      else collection.clear();
    }
  }
}

/** The desk that the module `vscode` of unit tests draws on. */
export const desk = new Desk();

/** An empty desk for one test. */
export function freshDesk(t: TestContext): typeof desk {
  desk.clear();
  t.after(() => desk.clear());
  return desk;
}

function emitters(): {
  readonly trust: Emitter<undefined>;
  readonly settings: Emitter<{ affectsConfiguration(key: string): boolean }>;
  readonly closed: Emitter<FakeDocument>;
  readonly terminal: Emitter<FakeTerminal | undefined>;
  readonly terminals: Emitter<undefined>;
} {
  return {
    trust: new Emitter(),
    settings: new Emitter(),
    closed: new Emitter(),
    terminal: new Emitter(),
    terminals: new Emitter(),
  };
}

function nothing(what: string): never {
  throw new Error(`There is no ${what}.`);
}

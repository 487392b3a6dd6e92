// The module `vscode` of unit tests: what rooms use of it, over a desk in memory (desk.ts).
import { WrittenDocument, type CodeAction, type Diagnostic, type WorkspaceEdit } from './files.ts';
import { desk, type ContentProvider, type FakeDocument, type PanelSerializer } from './desk.ts';
import type { DecorationProvider, ProfileProvider, SaveOptions, TaskProvider } from './desk.ts';
import {
  AskedChoice,
  AskedText,
  Message,
  QuickBox,
  QuickPickBox,
  type ChoiceOptions,
  type Item,
} from './questions.ts';
import { ConfigurationTarget, Uri, type CancellationTokenSource } from './values.ts';
import {
  FakeChannel,
  FakePanel,
  FakeProgress,
  FakeStatusBarItem,
  FakeTerminal,
  FakeTreeView,
  type TerminalOptions,
  type TerminalPanel,
} from './windows.ts';

export * from './files.ts';
export * from './values.ts';

interface Disposing {
  dispose(): void;
}

function listed<K, V>(map: Map<K, V>, key: K, value: V): Disposing {
  if (map.has(key)) throw new Error(`${String(key)} is registered already.`);
  map.set(key, value);
  return { dispose: () => map.delete(key) };
}

function kept<T>(list: T[], item: T): T {
  list.push(item);
  return item;
}

function message(severity: Message['severity']) {
  return (text: string, ...rest: readonly unknown[]): Promise<string | undefined> =>
    kept(desk.messages, new Message(severity, text, rest)).answered;
}

/** A box that is shown takes the place of the one before. */
function box<T extends QuickBox>(made: T): T {
  desk.boxes.at(-1)?.hide();
  desk.boxes.push(made);
  return made;
}

export const terminalPanel: TerminalPanel = {
  shown: (terminal) => desk.focusTerminal(terminal),
  closed: () => desk.focusTerminal(desk.openTerminals.at(-1)),
};

async function withProgress<T>(
  options: { title?: string; location: unknown },
  task: (
    progress: { report(step: { message?: string }): void },
    token: CancellationTokenSource['token'],
  ) => Promise<T>,
): Promise<T> {
  const shown = kept(desk.progress, new FakeProgress(options));
  try {
    return await task({ report: ({ message: text }) => shown.messages.push(text) }, shown.source.token);
  } finally {
    shown.isOver = true;
  }
}

/** A preview takes the place of the preview before; an editor that is open already comes to the front. */
async function showTextDocument(
  what: FakeDocument | Uri,
  options: { preview?: boolean; selection?: { start: { line: number } } } = {},
): Promise<{ readonly document: FakeDocument }> {
  const document = what instanceof Uri ? await openTextDocument(what) : what;
  const isPreview = options.preview ?? true;
  const others = desk.tabs.filter((tab) => tab.document !== document && !(isPreview && tab.isPreview));
  desk.tabs = [...others, { document, isPreview, line: options.selection?.start.line ?? 0 }];
  return { document };
}

async function openTextDocument(what: Uri | { language: string; content: string }): Promise<FakeDocument> {
  if (!(what instanceof Uri))
    return written(Uri.parse(`untitled:${String(desk.documents.size)}`), what.content);
  const key = what.toString();
  const open = desk.documents.get(key);
  if (open !== undefined) return open;
  const files = desk.files.systems.get(what.scheme);
  if (files !== undefined) return written(what, new TextDecoder().decode(await files.readFile(what)));
  const text = (await desk.providers.get(what.scheme)?.provideTextDocumentContent(what)) ?? '';
  const document: FakeDocument = { uri: what, text, getText: () => document.text };
  desk.documents.set(key, document);
  return document;
}

/** A text that can be changed. */
function written(uri: Uri, text: string): WrittenDocument {
  const document = new WrittenDocument(uri, text);
  desk.documents.set(uri.toString(), document);
  desk.files.opened.fire(document);
  return document;
}

function applyEdit({ texts }: WorkspaceEdit): Promise<boolean> {
  for (const [uri, text] of desk.files.canEdit ? texts : []) {
    const document = desk.documents.get(uri.toString());
    if (document instanceof WrittenDocument) desk.files.write(document, text);
  }
  return Promise.resolve(desk.files.canEdit);
}

/** Open documents are asked for anew when their provider says that they changed. */
function registerTextDocumentContentProvider(scheme: string, provider: ContentProvider): Disposing {
  provider.onDidChange?.((uri) => {
    const document = desk.documents.get(uri.toString());
    if (document === undefined) return;
    void Promise.resolve(provider.provideTextDocumentContent(uri)).then((text) => (document.text = text));
  });
  return listed(desk.providers, scheme, provider);
}

export const window = {
  showInformationMessage: message('information'),
  showWarningMessage: message('warning'),
  showErrorMessage: message('error'),
  showInputBox: (
    options: ConstructorParameters<typeof AskedText>[0],
    token?: CancellationTokenSource['token'],
  ): Promise<string | undefined> => kept(desk.texts, new AskedText(options, token)).answered,
  showQuickPick: (items: readonly Item[], options: ChoiceOptions): Promise<Item | undefined> =>
    kept(desk.choices, new AskedChoice(items, options)).answered,
  createInputBox: (): QuickBox => box(new QuickBox()),
  createQuickPick: (): QuickPickBox => box(new QuickPickBox()),
  withProgress,
  setStatusBarMessage: (text: string): void => void desk.statusMessages.push(text),
  createStatusBarItem: (): FakeStatusBarItem => kept(desk.statusBar, new FakeStatusBarItem()),
  createOutputChannel: (): FakeChannel => kept(desk.channels, new FakeChannel()),
  createTreeView: (
    viewId: string,
    { treeDataProvider }: { treeDataProvider: FakeTreeView['provider'] },
  ): FakeTreeView => kept(desk.views, new FakeTreeView(viewId, treeDataProvider)),
  createWebviewPanel: (viewType: string, title: string): FakePanel =>
    kept(desk.panels, new FakePanel(viewType, title)),
  get terminals(): readonly FakeTerminal[] {
    return desk.openTerminals;
  },
  get activeTextEditor(): { readonly document: FakeDocument } | undefined {
    return desk.tabs.at(-1);
  },
  get activeTerminal(): FakeTerminal | undefined {
    return desk.activeTerminal;
  },
  onDidOpenTerminal: (listener: () => void): Disposing => desk.terminalsChanged.event(listener),
  onDidCloseTerminal: (listener: () => void): Disposing => desk.terminalsChanged.event(listener),
  onDidChangeActiveTerminal: (listener: (terminal: FakeTerminal | undefined) => void): Disposing =>
    desk.terminalFocused.event(listener),
  registerTerminalProfileProvider: (id: string, provider: ProfileProvider): Disposing =>
    listed(desk.profiles, id, provider),
  showSaveDialog: (options: SaveOptions): Promise<Uri | undefined> => {
    desk.saves.push(options);
    return Promise.resolve(desk.saveTo);
  },
  createTerminal: (options: TerminalOptions): FakeTerminal => {
    const terminal = kept(desk.terminals, new FakeTerminal(options, terminalPanel));
    queueMicrotask(() => terminal.start());
    return terminal;
  },
  registerWebviewPanelSerializer: (viewType: string, serializer: PanelSerializer): Disposing =>
    listed(desk.serializers, viewType, serializer),
  registerFileDecorationProvider: (provider: DecorationProvider): Disposing => {
    desk.decorations.push(provider);
    return { dispose: () => void desk.decorations.splice(desk.decorations.indexOf(provider), 1) };
  },
  showTextDocument,
};

interface Inspected {
  readonly globalValue: unknown;
  readonly workspaceValue: unknown;
}

function getConfiguration(section: string): {
  get(key: string): unknown;
  inspect(key: string): Inspected;
  update(key: string, value: unknown, target: number): Promise<void>;
} {
  return {
    get: (key) => desk.workspaceSettings.get(`${section}.${key}`) ?? desk.user.get(`${section}.${key}`),
    inspect: (key) => ({
      globalValue: desk.user.get(`${section}.${key}`),
      workspaceValue: desk.workspaceSettings.get(`${section}.${key}`),
    }),
    update: async (key, value, target) => {
      if (target === ConfigurationTarget.Workspace) desk.workspaceSettings.set(`${section}.${key}`, value);
      else desk.set(`${section}.${key}`, value);
    },
  };
}

export const workspace = {
  get workspaceFolders(): readonly { readonly uri: Uri }[] {
    return [];
  },
  fs: {
    writeFile: async (uri: Uri, bytes: Uint8Array): Promise<void> =>
      void desk.written.set(uri.toString(), Buffer.from(bytes).toString()),
  },
  get isTrusted(): boolean {
    return desk.isTrusted;
  },
  onDidGrantWorkspaceTrust: (listener: () => void): Disposing => desk.trustGranted.event(listener),
  onDidChangeConfiguration: (
    listener: (change: { affectsConfiguration(key: string): boolean }) => void,
  ): Disposing => desk.settingsChanged.event(listener),
  onDidCloseTextDocument: (listener: (document: FakeDocument) => void): Disposing =>
    desk.documentClosed.event(listener),
  getConfiguration,
  get textDocuments(): readonly FakeDocument[] {
    return [...desk.documents.values()];
  },
  onDidOpenTextDocument: (listener: (document: WrittenDocument) => void): Disposing =>
    desk.files.opened.event(listener),
  onDidChangeTextDocument: (listener: (change: { document: WrittenDocument }) => void): Disposing =>
    desk.files.changed.event(listener),
  onWillSaveTextDocument: (
    listener: (saving: { document: { uri: Uri }; reason: number }) => void,
  ): Disposing => desk.files.willSave.event(listener),
  registerFileSystemProvider: (
    scheme: string,
    provider: { readFile(uri: Uri): Promise<Uint8Array> },
  ): Disposing => listed(desk.files.systems, scheme, provider),
  applyEdit,
  openTextDocument,
  registerTextDocumentContentProvider,
};

export const languages = {
  createDiagnosticCollection: (): {
    set(uri: Uri, marks: readonly Diagnostic[]): void;
    delete(uri: Uri): void;
    dispose(): void;
  } => ({
    set: (uri, marks) => void desk.files.marks.set(uri.toString(), marks),
    delete: (uri) => void desk.files.marks.delete(uri.toString()),
    dispose: () => desk.files.marks.clear(),
  }),
  registerCodeActionsProvider: (
    _on: unknown,
    provider: { provideCodeActions(document: unknown): readonly CodeAction[] },
  ): Disposing => {
    desk.files.actions.push(provider);
    return { dispose: () => void desk.files.actions.splice(desk.files.actions.indexOf(provider), 1) };
  },
};

export const commands = {
  registerCommand: (id: string, handler: (...args: unknown[]) => unknown): Disposing =>
    listed(desk.handlers, id, handler),
  async executeCommand(id: string, ...args: unknown[]): Promise<unknown> {
    if (id === 'setContext') {
      const [key, value] = args;
      desk.contextCalls.push([String(key), value]);
      desk.contexts.set(String(key), value);
      return undefined;
    }
    desk.executed.push([id, ...args]);
    return desk.handlers.get(id)?.(...args);
  },
  getCommands: async (): Promise<string[]> => [...desk.handlers.keys()],
};

export const tasks = {
  registerTaskProvider: (type: string, provider: TaskProvider): Disposing =>
    listed(desk.taskProviders, type, provider),
  executeTask: async (task: unknown): Promise<unknown> => desk.tasksRun.push(task),
};

export const env = {
  get remoteName(): string | undefined {
    return desk.remoteName;
  },
  clipboard: {
    writeText: async (text: string): Promise<void> => {
      desk.clipboard = text;
    },
    readText: async (): Promise<string> => desk.clipboard,
  },
  asExternalUri: async (uri: Uri): Promise<Uri> => Uri.parse(desk.outside(uri.toString())),
  openExternal: async (uri: Uri): Promise<boolean> => {
    desk.opened.push(uri.toString());
    return desk.opens;
  },
};

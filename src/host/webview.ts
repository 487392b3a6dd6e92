import * as vscode from 'vscode';
import { randomBytes } from 'node:crypto';
import { DisposableStore, type Disposable } from '../core/base/disposable.ts';
import type { Report } from './report.ts';

export interface PanelOptions<In, Out> {
  readonly viewType: string;
  readonly title: string;
  /** Names `dist/webview/<entry>.js` and `media/<entry>.css`. */
  readonly entry: string;
  /** Names `media/icons/<icon>-light.svg` and `-dark.svg`. */
  readonly icon?: string;
  /** Parses what the page says; anything else is dropped. */
  readonly parse: (message: unknown) => In | undefined;
  readonly onMessage: (message: In) => void;
  /** Everything the page has to know, asked for when it begins and when it comes back from being hidden. */
  readonly state: () => readonly Out[];
  /** A panel that VS Code restores after a reload; absent: a new one. */
  readonly existing?: vscode.WebviewPanel;
}

/** A webview panel that is a closed room (rule 9). Closing it disposes it, and disposing it closes it. */
export interface Panel<Out> extends Disposable {
  readonly panel: vscode.WebviewPanel;
  /** A change of state. While there is no page it is dropped: the page will ask for the whole. */
  post(message: Out): void;
  reveal(): void;
  /** Owns what must not outlive the panel. */
  own(item: Disposable): void;
}

export function createPanel<In, Out>(extensionUri: vscode.Uri, options: PanelOptions<In, Out>): Panel<Out> {
  const store = new DisposableStore();
  const panel = options.existing ?? newPanel(options);
  const page = new Page<Out>(panel.webview);
  panel.webview.options = {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: [
      vscode.Uri.joinPath(extensionUri, 'dist', 'webview'),
      vscode.Uri.joinPath(extensionUri, 'media'),
    ],
  };
  if (options.icon !== undefined) panel.iconPath = iconPath(extensionUri, options.icon);
  store.add(
    panel.webview.onDidReceiveMessage((raw: unknown) => {
      if (isReady(raw)) page.begin(options.state());
      else dispatch(options, raw);
    }),
  );
  store.add(panel.onDidChangeViewState(() => page.hiddenUnless(panel.visible)));
  store.add(
    panel.onDidDispose(() => {
      page.hiddenUnless(false);
      store.dispose();
    }),
  );
  panel.webview.html = html(panel.webview, extensionUri, options.entry, options.title);
  return {
    panel,
    post: (message) => page.post(message),
    reveal: () => panel.reveal(),
    own: (item) => store.add(item),
    dispose() {
      if (!store.isDisposed) panel.dispose();
    },
  };
}

/** Fills a panel of before a reload; `state` is what its page had saved, unparsed. */
export type RestorePanel = (panel: vscode.WebviewPanel, state: unknown) => void;

/** Brings what fills a panel; that takes time, in which the person may close it. */
type LoadRestore = () => Promise<RestorePanel>;

/**
 * Makes panels again after a reload, by their type. One that cannot be made keeps what its page had saved, and
 * the failure is reported.
 */
export function restorePanels(report: Report, types: Readonly<Record<string, LoadRestore>>): Disposable {
  const store = new DisposableStore();
  for (const [viewType, load] of Object.entries(types)) {
    const deserializeWebviewPanel = (panel: vscode.WebviewPanel, state: unknown): Promise<void> =>
      restoreOne(report, load, panel, state);
    store.add(vscode.window.registerWebviewPanelSerializer(viewType, { deserializeWebviewPanel }));
  }
  return store;
}

async function restoreOne(
  report: Report,
  load: LoadRestore,
  panel: vscode.WebviewPanel,
  state: unknown,
): Promise<void> {
  const life = new DisposableStore();
  const closing = panel.onDidDispose(() => life.dispose());
  try {
    const restore = await load();
    if (!life.isDisposed) restore(panel, state);
  } catch (error) {
    if (life.isDisposed) return;
    showWaiting(panel, 'This panel could not be shown again. Reload the window to try once more.');
    report.failure(error, `show ${panel.title} again`);
  } finally {
    closing.dispose();
  }
}

/** What a restored panel says while what it needs is not there yet; it keeps what its page had saved. */
export function showWaiting(panel: vscode.WebviewPanel, sentence: string): void {
  panel.webview.options = { enableScripts: false, enableForms: false, localResourceRoots: [] };
  panel.webview.html = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head>
<body><p role="status">${escapeHtml(sentence)}</p></body>
</html>`;
}

/** The page exists from its `ready` until VS Code hides the panel, which throws the page away. */
class Page<Out> {
  readonly #webview: vscode.Webview;
  #there = false;

  constructor(webview: vscode.Webview) {
    this.#webview = webview;
  }

  begin(state: readonly Out[]): void {
    this.#there = true;
    for (const message of state) this.post(message);
  }

  post(message: Out): void {
    if (this.#there) void this.#webview.postMessage(message);
  }

  hiddenUnless(visible: boolean): void {
    if (!visible) this.#there = false;
  }
}

function newPanel<In, Out>(options: PanelOptions<In, Out>): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(options.viewType, options.title, vscode.ViewColumn.Active, {
    retainContextWhenHidden: false,
    enableFindWidget: true,
  });
}

function dispatch<In, Out>(options: PanelOptions<In, Out>, raw: unknown): void {
  const message = options.parse(raw);
  if (message !== undefined) options.onMessage(message);
}

function isReady(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && Reflect.get(raw, 'type') === 'ready';
}

function iconPath(extensionUri: vscode.Uri, name: string): { light: vscode.Uri; dark: vscode.Uri } {
  return {
    light: vscode.Uri.joinPath(extensionUri, 'media', 'icons', `${name}-light.svg`),
    dark: vscode.Uri.joinPath(extensionUri, 'media', 'icons', `${name}-dark.svg`),
  };
}

const nonceBytes = 18;

function html(webview: vscode.Webview, extensionUri: vscode.Uri, entry: string, title: string): string {
  const nonce = randomBytes(nonceBytes).toString('base64');
  const uri = (...path: readonly string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  const styles = [
    uri('dist', 'webview', 'codicon.css'),
    uri('media', 'panel.css'),
    uri('media', `${entry}.css`),
  ];
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}' ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${styles.map((style) => `<link rel="stylesheet" href="${style}" nonce="${nonce}">`).join('\n')}
<title>${escapeHtml(title)}</title>
</head>
<body><div id="root"></div><script nonce="${nonce}" src="${uri('dist', 'webview', `${entry}.js`)}"></script></body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${String(char.charCodeAt(0))};`);
}

import * as vscode from 'vscode';
import { randomBytes } from 'node:crypto';
import { DisposableStore, type Disposable } from '../core/base/disposable.ts';

export interface PanelOptions<In, Out> {
  readonly viewType: string;
  readonly title: string;
  /** Names `dist/webview/<entry>.js` and `media/<entry>.css`. */
  readonly entry: string;
  readonly icon?: string;
  /** Parses what the page says; anything else is dropped and logged by kind. */
  readonly parse: (message: unknown) => In | undefined;
  readonly onMessage: (message: In) => void;
  /** A panel that VS Code restores after a reload; absent: a new one. */
  readonly existing?: vscode.WebviewPanel;
  readonly initial: Out;
}

/** A webview panel that is a closed room (rule 9). */
export interface Panel<Out> extends Disposable {
  readonly panel: vscode.WebviewPanel;
  /** State for the page; the last one is sent again when the page comes back. */
  post(message: Out): void;
  reveal(): void;
}

export function createPanel<In, Out>(extensionUri: vscode.Uri, options: PanelOptions<In, Out>): Panel<Out> {
  const store = new DisposableStore();
  const roots = [
    vscode.Uri.joinPath(extensionUri, 'dist', 'webview'),
    vscode.Uri.joinPath(extensionUri, 'media'),
  ];
  const panel =
    options.existing ??
    vscode.window.createWebviewPanel(options.viewType, options.title, vscode.ViewColumn.Active, {
      retainContextWhenHidden: false,
    });
  panel.webview.options = { enableScripts: true, localResourceRoots: roots, enableForms: false };
  if (options.icon !== undefined) panel.iconPath = iconPath(extensionUri, options.icon);
  let last = options.initial;
  store.add(
    panel.webview.onDidReceiveMessage((raw: unknown) => {
      if (isReady(raw)) {
        void panel.webview.postMessage(last);
        return;
      }
      const message = options.parse(raw);
      if (message !== undefined) options.onMessage(message);
    }),
  );
  panel.webview.html = html(panel.webview, extensionUri, options.entry, options.title);
  store.add(panel.onDidDispose(() => store.dispose()));
  return {
    panel,
    post(message) {
      last = message;
      if (!store.isDisposed) void panel.webview.postMessage(message);
    },
    reveal: () => panel.reveal(),
    dispose() {
      if (!store.isDisposed) panel.dispose();
      store.dispose();
    },
  };
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
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', `${entry}.js`));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', `${entry}.css`));
  const icons = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', 'codicon.css'));
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
<link rel="stylesheet" href="${style.toString()}" nonce="${nonce}">
<link rel="stylesheet" href="${icons.toString()}" nonce="${nonce}" id="vscode-codicon-stylesheet">
<title>${escapeHtml(title)}</title>
</head>
<body><div id="root"></div><script nonce="${nonce}" src="${script.toString()}"></script></body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${String(char.charCodeAt(0))};`);
}

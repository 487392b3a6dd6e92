import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { Later } from '../../../core/base/later.ts';
import { looksConvertible, preferencesScheme } from '../preferences/document.ts';
import type { SessionHistoryRoom } from '../room.ts';

/** What of the preferences is there before anybody edits them: their file system, and the offer to convert. */
export function registerPreferences(
  room: Later<SessionHistoryRoom>,
  onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]>,
): Disposable {
  const store = new DisposableStore();
  const files = async (): Promise<SessionHistoryRoom['files']> => (await room.get()).files;
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile,
    watch: () => new vscode.Disposable(() => undefined),
    stat: async (uri) => (await files()).stat(uri),
    readFile: async (uri) => (await files()).readFile(uri),
    writeFile: async (uri, content) => (await files()).writeFile(uri, content),
    readDirectory: () => [],
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  store.add(
    vscode.workspace.registerFileSystemProvider(preferencesScheme, provider, { isCaseSensitive: true }),
  );
  store.add(registerConversion());
  return store;
}

const title = 'Convert to Session Manager Preferences';
const languages = ['json', 'jsonc', 'ssm-json'];
/** Preferences are short: a longer text is not looked through at every move of the cursor. */
const mostLines = 500;

function registerConversion(): Disposable {
  const kind = vscode.CodeActionKind.RefactorRewrite;
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document) {
      if (document.lineCount > mostLines || !looksConvertible(document.getText())) return [];
      const action = new vscode.CodeAction(title, kind);
      const command = 'ssmWorkbench.sessionHistory.convertPreferences';
      action.command = { command, title, arguments: [document.uri.toString()] };
      return [action];
    },
  };
  return vscode.languages.registerCodeActionsProvider(languages, provider, {
    providedCodeActionKinds: [kind],
  });
}

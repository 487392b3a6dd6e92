import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { LanguageService, Script } from '../../../core/language/index.ts';
import type { Ask } from './ask.ts';
import { toRange } from './convert.ts';
import { isOurs, isTemplate, toKernel } from './documents.ts';
import { ScriptFiles, scriptScheme, scriptUri } from './scriptFiles.ts';

const openCommand = 'ssmWorkbench.language.openScript';
const title = 'Open Script as File';

/** Lets scripts be edited as files. */
export function registerScriptFiles(service: () => Promise<LanguageService>): Disposable {
  const store = new DisposableStore();
  const files = store.add(new ScriptFiles(service));
  store.add(vscode.workspace.registerFileSystemProvider(scriptScheme, files, { isCaseSensitive: true }));
  return store;
}

/** Opens scripts as files of their own language: by a lens above each, and by a code action in it. */
export function registerScripts(ask: Ask, on: readonly string[]): Disposable {
  const store = new DisposableStore();
  store.add(
    vscode.languages.registerCodeLensProvider(on, {
      provideCodeLenses: (document, token) =>
        ask(token, (kernel) =>
          kernel
            .scripts(toKernel(document))
            .map((script) => new vscode.CodeLens(toRange(script.keyRange), openingOf(document, script))),
        ),
    }),
  );
  const kind = vscode.CodeActionKind.Refactor.append('openScript');
  const actions: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, _context, token) =>
      ask(token, (kernel) => {
        const script = scriptAt(kernel.scripts(toKernel(document)), range.start);
        if (script === undefined) return [];
        const action = new vscode.CodeAction(title, kind);
        action.command = openingOf(document, script);
        return [action];
      }),
  };
  store.add(vscode.languages.registerCodeActionsProvider(on, actions, { providedCodeActionKinds: [kind] }));
  return store;
}

function openingOf({ uri }: vscode.TextDocument, { id }: Script): vscode.Command {
  return { command: openCommand, title, arguments: [uri.toString(), id] };
}

/** Opens a script: the one that is named, else the one at the cursor, else the one that is picked. */
export async function openScript(
  service: () => Promise<LanguageService>,
  address: unknown,
  id: unknown,
): Promise<void> {
  const document =
    typeof address === 'string'
      ? await vscode.workspace.openTextDocument(vscode.Uri.parse(address))
      : vscode.window.activeTextEditor?.document;
  if (document === undefined || !(isOurs(document) || isTemplate(document))) {
    throw new AppError('invalid', 'Open an SSM document first; this opens a script in it.');
  }
  const all = (await service()).scripts(toKernel(document));
  if (all.length === 0) throw new AppError('invalid', 'There is no script in this document.');
  const named = all.find((script) => script.id === id);
  const cursor = vscode.window.activeTextEditor?.selection.active;
  const script = named ?? (cursor && scriptAt(all, cursor)) ?? (await pick(all));
  if (script === undefined) return;
  const file = await vscode.workspace.openTextDocument(scriptUri(document.uri, script));
  const shown = await vscode.languages.setTextDocumentLanguage(file, script.language);
  await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside });
}

function scriptAt(all: readonly Script[], position: vscode.Position): Script | undefined {
  return all.find(({ range }) => toRange(range).contains(position));
}

async function pick(all: readonly Script[]): Promise<Script | undefined> {
  if (all.length === 1) return all[0];
  const items = all.map((script) => ({ label: script.fileName, description: script.id, script }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'Script to open' });
  return picked?.script;
}

import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { Ask } from './ask.ts';
import { isTemplate } from './documents.ts';
import { registerSelections } from './structure.ts';

/**
 * Growing selections in templates, for each of them alone: an editor that has a provider for a language no longer
 * grows selections by brackets, and other YAML files shall not lose that.
 */
export function registerTemplateSelections(ask: Ask): Disposable {
  const store = new DisposableStore();
  const registered = new Map<string, Disposable>();
  const consider = (document: vscode.TextDocument): void => {
    const address = document.uri.toString();
    if (registered.has(address) || !isTemplate(document)) return;
    const { scheme, fsPath } = document.uri;
    registered.set(address, store.add(registerSelections(ask, { scheme, pattern: fsPath })));
  };
  const forget = (document: vscode.TextDocument): void => {
    const known = registered.get(document.uri.toString());
    if (known !== undefined) store.delete(known);
    registered.delete(document.uri.toString());
  };
  store.add(vscode.workspace.onDidOpenTextDocument(consider));
  store.add(vscode.workspace.onDidChangeTextDocument(({ document }) => consider(document)));
  store.add(vscode.workspace.onDidCloseTextDocument(forget));
  vscode.workspace.textDocuments.forEach(consider);
  return store;
}

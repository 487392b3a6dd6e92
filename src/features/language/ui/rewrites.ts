import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/disposable.ts';
import type { Fix } from '../../../core/language/lsp.ts';
import type { Ask } from './ask.ts';
import { toTextEdit } from './convert.ts';
import { toKernel } from './documents.ts';

/** Offers to lay out the document of a template at the cursor, and to write it as a map or as text. */
export function registerRewrites(ask: Ask, on: readonly string[]): Disposable {
  const kind = vscode.CodeActionKind.RefactorRewrite.append('templateDocument');
  const actions: vscode.CodeActionProvider = {
    provideCodeActions: async (document, range, { triggerKind }, token) => {
      // To know what can be offered all of it is done; that is too much for every move of the cursor.
      if (triggerKind !== vscode.CodeActionTriggerKind.Invoke) return [];
      const rewrites = await ask(token, (kernel) =>
        kernel.rewrites(toKernel(document), range.start, {
          tabSize: tabSizeOf(document),
          insertSpaces: true,
        }),
      );
      return rewrites?.map((rewrite) => toAction(document.uri, rewrite, kind));
    },
  };
  return vscode.languages.registerCodeActionsProvider(on, actions, { providedCodeActionKinds: [kind] });
}

function toAction(uri: vscode.Uri, { title, edits }: Fix, kind: vscode.CodeActionKind): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(uri, edits.map(toTextEdit));
  return action;
}

function tabSizeOf(document: vscode.TextDocument): number {
  const size = vscode.workspace.getConfiguration('editor', document).get('tabSize');
  return typeof size === 'number' ? size : 2;
}

import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { Refusal } from '../../../core/language/lsp.ts';
import type { Ask } from './ask.ts';
import { toHighlight, toLocation, toLocationLink, toRange, toTextEdit } from './convert.ts';
import { toKernel } from './documents.ts';

/** Ways from a name to the others of its kind: definition, references, highlights and rename. */
export function registerNavigation(ask: Ask, on: readonly string[]): Disposable {
  const store = new DisposableStore();
  const { languages } = vscode;
  store.add(languages.registerDefinitionProvider(on, definitions(ask)));
  store.add(languages.registerReferenceProvider(on, references(ask)));
  store.add(languages.registerDocumentHighlightProvider(on, highlights(ask)));
  store.add(languages.registerRenameProvider(on, renames(ask)));
  return store;
}

function definitions(ask: Ask): vscode.DefinitionProvider {
  return {
    provideDefinition: (document, position, token) =>
      ask(token, (kernel) => kernel.definition(toKernel(document), position).map(toLocationLink)),
  };
}

function references(ask: Ask): vscode.ReferenceProvider {
  return {
    provideReferences: (document, position, { includeDeclaration }, token) =>
      ask(token, (kernel) =>
        kernel.references(toKernel(document), position, { includeDeclaration }).map(toLocation),
      ),
  };
}

function highlights(ask: Ask): vscode.DocumentHighlightProvider {
  return {
    provideDocumentHighlights: (document, position, token) =>
      ask(token, (kernel) => kernel.highlights(toKernel(document), position).map(toHighlight)),
  };
}

/** VS Code shows the message of what a rename throws at the cursor; that is how a refusal reaches the author. */
function renames(ask: Ask): vscode.RenameProvider {
  return {
    prepareRename: async (document, position, token) => {
      const start = await ask(token, (kernel) => kernel.prepareRename(toKernel(document), position));
      if (start === undefined) return undefined;
      if (isRefusal(start)) throw new Error(start.refused);
      return { range: toRange(start.range), placeholder: start.placeholder };
    },
    provideRenameEdits: async (document, position, newName, token) => {
      const edits = await ask(token, (kernel) => kernel.rename(toKernel(document), position, newName.trim()));
      if (edits === undefined) return undefined;
      if (isRefusal(edits)) throw new Error(edits.refused);
      const result = new vscode.WorkspaceEdit();
      result.set(document.uri, edits.map(toTextEdit));
      return result;
    },
  };
}

function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer;
}

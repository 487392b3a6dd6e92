import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { Ask } from './ask.ts';
import { toFoldingRange, toSelectionRange, toSymbol } from './convert.ts';
import { selector, toKernel } from './documents.ts';

/** The shape of a document: outline, folding and growing selections. */
export function registerStructure(ask: Ask): Disposable {
  const store = new DisposableStore();
  const folding: vscode.FoldingRangeProvider = {
    provideFoldingRanges: (document, _context, token) =>
      ask(token, (kernel) => kernel.folding(toKernel(document)).map(toFoldingRange)),
  };
  store.add(registerOutline(ask, selector));
  store.add(vscode.languages.registerFoldingRangeProvider(selector, folding));
  store.add(registerSelections(ask, selector));
  return store;
}

export function registerSelections(ask: Ask, on: vscode.DocumentSelector): Disposable {
  const selections: vscode.SelectionRangeProvider = {
    provideSelectionRanges: (document, positions, token) =>
      ask(token, (kernel) => kernel.selections(toKernel(document), positions).map(toSelectionRange)),
  };
  return vscode.languages.registerSelectionRangeProvider(on, selections);
}

export function registerOutline(ask: Ask, on: readonly string[]): Disposable {
  const outline: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols: (document, token) =>
      ask(token, (kernel) => kernel.symbols(toKernel(document)).map(toSymbol)),
  };
  return vscode.languages.registerDocumentSymbolProvider(on, outline);
}

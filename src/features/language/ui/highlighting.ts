import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { tokenModifiers, tokenTypes } from '../../../core/language/lsp.ts';
import type { Settings } from '../../../host/settings.ts';
import type { Ask } from './ask.ts';
import { toInlayHint, toRange } from './convert.ts';
import { isOurs, isTemplate, toKernel } from './documents.ts';

/** Colours of names, and the defaults that are shown between the author's words. */
export function registerHighlighting(ask: Ask, settings: Settings, on: readonly string[]): Disposable {
  const store = new DisposableStore();
  const legend = new vscode.SemanticTokensLegend([...tokenTypes], [...tokenModifiers]);
  store.add(vscode.languages.registerDocumentSemanticTokensProvider(on, semanticTokens(ask, legend), legend));
  const changed = store.add(new vscode.EventEmitter<void>());
  store.add(settings.onDidChange('language.inlayHints.defaults', () => changed.fire()));
  store.add(
    vscode.languages.registerInlayHintsProvider(on, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: async (document, range, token) => {
        if (!settings.get('language.inlayHints.defaults')) return [];
        const hints = await ask(token, (kernel) => kernel.inlayHints(toKernel(document), range));
        return hints?.map(toInlayHint);
      },
    }),
  );
  return store;
}

function semanticTokens(
  ask: Ask,
  legend: vscode.SemanticTokensLegend,
): vscode.DocumentSemanticTokensProvider {
  return {
    provideDocumentSemanticTokens: async (document, token) => {
      // Of several providers the first that answers counts, if only with nothing.
      if (!isOurs(document) && !isTemplate(document)) return undefined;
      const tokens = await ask(token, (kernel) => kernel.tokens(toKernel(document)));
      if (tokens === undefined) return undefined;
      const builder = new vscode.SemanticTokensBuilder(legend);
      for (const { range, type, modifiers } of tokens) builder.push(toRange(range), type, modifiers);
      return builder.build();
    },
  };
}

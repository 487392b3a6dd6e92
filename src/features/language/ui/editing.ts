import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { DiagnoseOptions, LanguageService } from '../../../core/language/index.ts';
import type { Settings } from '../../../host/settings.ts';
import type { Ask } from './ask.ts';
import { toCodeAction, toCompletionItem, toHover } from './convert.ts';
import { toKernel } from './documents.ts';
import { ruleOptions } from './ruleSettings.ts';

/** After these characters completions are asked for without Ctrl-Space. */
const triggers = [':', ' ', '"', "'", '{', '.'];

/** What helps while writing: completions, words about what is under the cursor, and repairs. */
export function registerEditing(ask: Ask, settings: Settings, on: readonly string[]): Disposable {
  const store = new DisposableStore();
  const completion: vscode.CompletionItemProvider = {
    provideCompletionItems: (document, position, token) =>
      ask(token, async (kernel) =>
        (await kernel.completeLoaded(toKernel(document), position)).map(toCompletionItem),
      ),
  };
  const hover: vscode.HoverProvider = {
    provideHover: (document, position, token) =>
      ask(token, (kernel) => {
        const found = kernel.hover(toKernel(document), position);
        return found && toHover(found);
      }),
  };
  const actions: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context, token) =>
      ask(token, (kernel) =>
        quickFixes(kernel, document, range, context.diagnostics, ruleOptions(kernel, settings)),
      ),
  };
  store.add(vscode.languages.registerCompletionItemProvider(on, completion, ...triggers));
  store.add(vscode.languages.registerHoverProvider(on, hover));
  store.add(
    vscode.languages.registerCodeActionsProvider(on, actions, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
  return store;
}

function quickFixes(
  kernel: LanguageService,
  document: vscode.TextDocument,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
  options: DiagnoseOptions,
): vscode.CodeAction[] {
  return kernel.fixes(toKernel(document), range, options).flatMap(({ problem, fixes }) => {
    const shown = diagnostics.find(
      ({ code, range: { start } }) =>
        code === problem.code &&
        start.line === problem.range.start.line &&
        start.character === problem.range.start.character,
    );
    return fixes.map((fix) => toCodeAction(document.uri, fix, shown));
  });
}

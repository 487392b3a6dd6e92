import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { DiagnoseOptions, LanguageService } from '../../../core/language/index.ts';
import type { Log } from '../../../core/base/log.ts';
import type { Settings } from '../../../host/settings.ts';
import { asker } from './ask.ts';
import { toCodeAction, toCompletionItem, toHover } from './convert.ts';
import { selector, toKernel } from './documents.ts';
import { registerHighlighting } from './highlighting.ts';
import { registerLinks } from './links.ts';
import { registerNavigation } from './navigation.ts';
import { ruleOptions } from './ruleSettings.ts';
import { registerStructure } from './structure.ts';

/** After these characters completions are asked for without Ctrl-Space. */
const triggers = [':', ' ', '"', "'", '{', '.'];

/** Answers VS Code's questions about SSM documents from the kernel. */
export function registerProviders(
  service: () => Promise<LanguageService>,
  settings: Settings,
  log: Log,
): Disposable {
  const store = new DisposableStore();
  const ask = asker(service, log);
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
  store.add(vscode.languages.registerCompletionItemProvider(selector, completion, ...triggers));
  store.add(vscode.languages.registerHoverProvider(selector, hover));
  store.add(registerNavigation(ask));
  store.add(registerStructure(ask));
  store.add(registerLinks(ask));
  store.add(registerHighlighting(ask, settings));
  store.add(
    vscode.languages.registerCodeActionsProvider(selector, actions, {
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

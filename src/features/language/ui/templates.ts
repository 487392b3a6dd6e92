import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { Log } from '../../../core/base/log.ts';
import type { LanguageService } from '../../../core/language/index.ts';
import type { Settings } from '../../../host/settings.ts';
import { asker } from './ask.ts';
import { isTemplate, templateSelector } from './documents.ts';
import { registerEditing } from './editing.ts';
import { registerHighlighting } from './highlighting.ts';
import { registerLinks } from './links.ts';
import { registerNavigation } from './navigation.ts';
import { registerRewrites } from './rewrites.ts';
import { registerScripts } from './scripts.ts';
import { registerOutline } from './structure.ts';
import { registerTemplateSelections } from './templateSelections.ts';

/**
 * Answers questions about SSM documents in CloudFormation templates. It waits for the first template: until then
 * no YAML or JSON file that is edited asks anything of us.
 *
 * Two things are left to the editor, which does them for the whole of a template: folding, by indentation and
 * brackets, and formatting, of which a file has one. In place of the latter there is a code action.
 */
export function registerTemplates(
  service: () => Promise<LanguageService>,
  settings: Settings,
  log: Log,
): Disposable {
  const store = new DisposableStore();
  const waiting = store.add(new DisposableStore());
  const consider = (document: vscode.TextDocument): void => {
    if (waiting.isDisposed || !isTemplate(document)) return;
    waiting.dispose();
    const ask = asker(service, log);
    store.add(registerEditing(ask, settings, templateSelector));
    store.add(registerNavigation(ask, templateSelector));
    store.add(registerOutline(ask, templateSelector));
    store.add(registerLinks(ask, templateSelector));
    store.add(registerHighlighting(ask, settings, templateSelector));
    store.add(registerScripts(ask, templateSelector));
    store.add(registerRewrites(ask, templateSelector));
    store.add(registerTemplateSelections(ask));
  };
  waiting.add(vscode.workspace.onDidOpenTextDocument(consider));
  waiting.add(vscode.workspace.onDidChangeTextDocument(({ document }) => consider(document)));
  vscode.workspace.textDocuments.forEach(consider);
  return store;
}

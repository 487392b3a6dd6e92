import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { Clock } from '../../../core/base/clock.ts';
import { messageOf } from '../../../core/base/errors.ts';
import type { Log } from '../../../core/base/log.ts';
import type { LanguageService } from '../../../core/language/index.ts';
import type { Problem } from '../../../core/language/lsp.ts';
import type { Settings } from '../../../host/settings.ts';
import { Diagnoser } from '../diagnoser.ts';
import { toDiagnostic } from './convert.ts';
import { isOurs, isTemplate, toKernel } from './documents.ts';
import { ruleOptions } from './ruleSettings.ts';

/** Milliseconds of rest after an edit before its problems are looked for. */
const restAfterEdit = 250;

/** Keeps the problems of open SSM documents in VS Code's Problems. */
export function registerDiagnostics(
  service: () => Promise<LanguageService>,
  settings: Settings,
  clock: Clock,
  log: Log,
): Disposable {
  const store = new DisposableStore();
  const collection = store.add(vscode.languages.createDiagnosticCollection('ssm'));
  const diagnoser = store.add(
    new Diagnoser<vscode.TextDocument, readonly Problem[]>({
      clock,
      delay: restAfterEdit,
      diagnose: async (document) => {
        const kernel = await service();
        return kernel.diagnose(toKernel(document), ruleOptions(kernel, settings));
      },
      publish: (document, problems) => {
        if (!document.isClosed) collection.set(document.uri, problems.map(toDiagnostic));
      },
      failed: (error) => log.error(`The document could not be checked: ${messageOf(error)}`),
    }),
  );
  const schedule = (document: vscode.TextDocument, when: 'rested' | 'now'): void => {
    if (isOurs(document) || isTemplate(document)) {
      diagnoser.schedule(document.uri.toString(), document, when);
    } else if (collection.has(document.uri)) {
      collection.delete(document.uri);
    }
  };
  const forget = async (document: vscode.TextDocument): Promise<void> => {
    if (!isOurs(document) && !collection.has(document.uri)) return;
    diagnoser.forget(document.uri.toString());
    collection.delete(document.uri);
    (await service()).close(document.uri.toString());
  };
  store.add(vscode.workspace.onDidOpenTextDocument((document) => schedule(document, 'now')));
  store.add(vscode.workspace.onDidChangeTextDocument(({ document }) => schedule(document, 'rested')));
  store.add(vscode.workspace.onDidCloseTextDocument((document) => void forget(document)));
  const checkAll = (): void => {
    for (const document of vscode.workspace.textDocuments) schedule(document, 'now');
  };
  store.add(settings.onDidChange('language.rules', checkAll));
  checkAll();
  return store;
}

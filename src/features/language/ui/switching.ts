import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { Clock } from '../../../core/base/clock.ts';
import type { Log } from '../../../core/base/log.ts';
import { messageOf } from '../../../core/base/errors.ts';
import type { Settings } from '../../../host/settings.ts';
import { LanguageSwitch } from '../languageSwitch.ts';

/** Beyond this many lines a file is no SSM document (64 KB), and reading it is not worth the while. */
const maxLines = 5000;

/** Sets the language of YAML and JSON files whose content is an SSM document. */
export function registerSwitching(settings: Settings, clock: Clock, log: Log): Disposable {
  const store = new DisposableStore();
  const languageSwitch = store.add(new LanguageSwitch(clock));
  const consider = (document: vscode.TextDocument): void => {
    if (document.lineCount > maxLines || !settings.get('language.detectByContent')) return;
    const language = languageSwitch.decide({
      uri: document.uri.toString(),
      languageId: document.languageId,
      isChosen: isAssociated(document),
      getText: () => document.getText(),
    });
    if (language !== undefined) void setLanguage(document, language, log);
  };
  store.add(vscode.workspace.onDidOpenTextDocument(consider));
  store.add(vscode.workspace.onDidSaveTextDocument(consider));
  store.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => languageSwitch.closed(uri.toString())));
  vscode.workspace.textDocuments.forEach(consider);
  return store;
}

async function setLanguage(document: vscode.TextDocument, language: string, log: Log): Promise<void> {
  try {
    await vscode.languages.setTextDocumentLanguage(document, language);
  } catch (error) {
    // The document was closed in the meantime.
    log.debug(`The language of a document stays as it is: ${messageOf(error)}`);
  }
}

/** Whether `files.associations` of the person's settings name this very kind of file. */
function isAssociated(document: vscode.TextDocument): boolean {
  const associations: unknown = vscode.workspace.getConfiguration('files').get('associations');
  if (typeof associations !== 'object' || associations === null) return false;
  return Object.keys(associations).some((pattern) => {
    const glob = pattern.includes('/') ? pattern : `**/${pattern}`;
    return vscode.languages.match({ pattern: glob }, document) > 0;
  });
}

import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { messageOf } from '../../../core/base/errors.ts';
import type { Log } from '../../../core/base/log.ts';
import { parsePreferencesUri } from '../preferences/document.ts';
import { placeOfKey } from '../preferences/places.ts';
import { valuesOf, type LoadLanguage } from '../preferences/values.ts';
import { preferenceProblems, type PreferenceProblem } from '../preferences/warnings.ts';

/** Marks in editors of preferences what is not logged, not encrypted or without effect. */
export class PreferenceMarks implements Disposable {
  readonly #language: LoadLanguage;
  readonly #log: Log;
  readonly #store = new DisposableStore();
  readonly #marks = this.#store.add(vscode.languages.createDiagnosticCollection('ssm-preferences'));

  constructor(language: LoadLanguage, log: Log) {
    this.#language = language;
    this.#log = log;
    const { workspace } = vscode;
    this.#store.add(workspace.onDidOpenTextDocument((document) => void this.#mark(document)));
    this.#store.add(workspace.onDidChangeTextDocument(({ document }) => void this.#mark(document)));
    this.#store.add(workspace.onDidCloseTextDocument(({ uri }) => this.#marks.delete(uri)));
    for (const document of workspace.textDocuments) void this.#mark(document);
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #mark(document: vscode.TextDocument): Promise<void> {
    const address = parsePreferencesUri(document.uri);
    if (address === undefined || address.version !== undefined) return;
    const { version } = document;
    try {
      const text = document.getText();
      const values = await valuesOf(text, address.format, this.#language);
      // What cannot be read while it is written keeps the marks that it had.
      if (values === undefined || document.version !== version || document.isClosed) return;
      this.#marks.set(
        document.uri,
        preferenceProblems(values).map((problem) => diagnosticOf(problem, text)),
      );
    } catch (error) {
      this.#log.error(`The preferences could not be checked: ${messageOf(error)}`);
    }
  }
}

const severities = {
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const;

function diagnosticOf({ key, code, severity, message }: PreferenceProblem, text: string): vscode.Diagnostic {
  const { line, start, end } = placeOfKey(text, key);
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(line, start, line, end),
    message,
    severities[severity],
  );
  diagnostic.code = code;
  diagnostic.source = 'ssm';
  return diagnostic;
}

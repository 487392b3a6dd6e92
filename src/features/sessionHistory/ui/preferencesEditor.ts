import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { Host, Services } from '../../../host/host.ts';
import { createPreferences } from '../preferences/api.ts';
import { defaultPreferences, parsePreferencesUri } from '../preferences/document.ts';
import type { PreferenceFiles } from './preferenceFiles.ts';
import type { PreferenceQuestions } from './preferenceQuestions.ts';
import { textIn, type LoadLanguage } from '../preferences/values.ts';

/** Opens the preferences of the current connection in an editor. */
export class PreferencesEditor {
  readonly #host: Host;
  readonly #services: Services;
  readonly #files: PreferenceFiles;
  readonly #questions: PreferenceQuestions;
  readonly #language: LoadLanguage;
  readonly #signal: AbortSignal;

  /** @param signal aborts what is under way when the room closes */
  constructor(
    host: Host,
    services: Services,
    files: PreferenceFiles,
    questions: PreferenceQuestions,
    language: LoadLanguage,
    signal: AbortSignal,
  ) {
    this.#host = host;
    this.#services = services;
    this.#files = files;
    this.#questions = questions;
    this.#language = language;
    this.#signal = signal;
  }

  /** Shows them; where there are none, asks whether to create them. Undefined when they were not. */
  async edit(): Promise<vscode.TextDocument | undefined> {
    const connection = this.#connection();
    const location = { viewId: 'ssmWorkbench.sessions' };
    const opened = await vscode.window.withProgress({ location }, () => this.#files.open(connection));
    const found = opened ?? (await this.#create(connection));
    if (found === undefined) return undefined;
    const document = await vscode.workspace.openTextDocument(found.uri);
    await vscode.window.showTextDocument(document, { preview: false });
    const { version, latest } = found.base;
    if (version !== latest) {
      this.#host.report.info(
        `Sessions use version ${version} of the preferences, which is shown here. Version ${latest} is newer and not in force.`,
      );
    }
    return document;
  }

  /** Shows them with another text in place of theirs, which its author can look over and save. */
  async editWith(json: string): Promise<void> {
    const document = await this.edit();
    const address = document === undefined ? undefined : parsePreferencesUri(document.uri);
    if (document === undefined || address === undefined) return;
    const text = await textIn(address.format, json, this.#language);
    if (text !== undefined) await replaceText(document, text);
  }

  async #create(connection: Connection): ReturnType<PreferenceFiles['open']> {
    if (!(await this.#questions.create(connection))) return undefined;
    await createPreferences(connection, defaultPreferences(), 'JSON', { signal: this.#signal });
    return this.#files.open(connection);
  }

  #connection(): Connection {
    if (!vscode.workspace.isTrusted) {
      throw new AppError('denied', 'Preferences are not edited from a workspace that is not trusted.');
    }
    const { current } = this.#services.connections;
    if (current === undefined) throw new AppError('credentials', 'Choose a profile first.');
    return current;
  }
}

/** In one step, which can be undone. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  change.replace(document.uri, document.validateRange(whole), text);
  if (!(await vscode.workspace.applyEdit(change))) {
    throw new AppError('conflict', 'The text cannot be changed now. Try again.');
  }
}

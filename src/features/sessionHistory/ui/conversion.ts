import * as vscode from 'vscode';
import { AppError } from '../../../core/base/errors.ts';
import { convertPreferences } from '../preferences/convert.ts';
import { parsePreferencesUri } from '../preferences/document.ts';
import { leftWords } from '../preferences/sentences.ts';
import { replaceText, type PreferencesEditor } from './preferencesEditor.ts';

const language = 'ssm-json';

/** Converts preferences of another shape: in their editor in place, anywhere else into a new document. */
export class PreferencesConversion {
  readonly #editor: PreferencesEditor;

  constructor(editor: PreferencesEditor) {
    this.#editor = editor;
  }

  /** @param argument the address of a document; the active editor's where there is none */
  async convert(argument: unknown): Promise<void> {
    const document =
      typeof argument === 'string'
        ? await vscode.workspace.openTextDocument(vscode.Uri.parse(argument))
        : vscode.window.activeTextEditor?.document;
    const converted = document && convertPreferences(document.getText());
    if (document === undefined || converted === undefined) {
      throw new AppError(
        'invalid',
        'Open JSON with "sessionPreferences" first; this converts it into the document that Session Manager reads.',
      );
    }
    const isOwn = parsePreferencesUri(document.uri)?.format === 'JSON';
    if (isOwn) await replaceText(document, converted.text);
    else await showNew(converted.text);
    await this.#tell(converted.text, leftWords(converted.left), isOwn, converted.left.length > 0);
  }

  async #tell(text: string, words: string, isOwn: boolean, isLoss: boolean): Promise<void> {
    const show = isLoss ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
    const use = 'Use as Session Preferences…';
    const answer = await show(`Converted. ${words}`, ...(isOwn ? [] : [use]));
    if (answer === use) await this.#editor.editWith(text);
  }
}

async function showNew(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
}

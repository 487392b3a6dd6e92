import * as vscode from 'vscode';
import { reasonProblem } from '../choice.ts';

/** The reason of a session: text, empty when it is left out, undefined when the person gave up. */
export function askReason(options: {
  readonly title: string;
  readonly isRequired?: boolean;
}): Promise<string | undefined> {
  const { title, isRequired = false } = options;
  const shown = vscode.window.showInputBox({
    title,
    prompt: `Why is the session started? It is kept with the session${isRequired ? '.' : '; leave it empty to give none.'}`,
    placeHolder: 'Reason, for example a ticket',
    ignoreFocusOut: true,
    validateInput: (text) => reasonProblem(text, isRequired),
  });
  return Promise.resolve(shown);
}

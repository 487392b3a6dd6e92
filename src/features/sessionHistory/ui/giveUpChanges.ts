import * as vscode from 'vscode';
import { AppError } from '../../../core/base/errors.ts';

/** Shows what is saved in place of what was written in an editor; VS Code's Undo brings the latter back. */
export async function giveUpChanges(uri: vscode.Uri): Promise<void> {
  const key = uri.toString();
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === key);
  if (document === undefined) return;
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  // The command takes the active editor, and must not give up what was written in another one.
  if (vscode.window.activeTextEditor?.document.uri.toString() !== editor.document.uri.toString()) {
    throw new AppError('conflict', 'Another editor came to the front. Choose File: Revert File in this one.');
  }
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

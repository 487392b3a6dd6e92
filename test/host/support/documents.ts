import assert from 'node:assert/strict';
import { before } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

/** Before the tests of a suite the extension is awake. */
export function awake(): void {
  before(async () => {
    await vscode.extensions.getExtension('ssm-workbench.ssm-workbench')?.activate();
  });
}

export async function opened(content: string, language = 'ssm-yaml'): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument({ language, content });
}

/** In the text of the document, so many characters behind the start of what is looked for. */
export function at(document: vscode.TextDocument, text: string, offset = 1): vscode.Position {
  const found = document.getText().indexOf(text);
  assert.ok(found >= 0, `there is no ${text}`);
  return document.positionAt(found + offset);
}

/** A document with the cursor where the mark `‸` stands. */
export async function openedAt(
  marked: string,
  language = 'ssm-yaml',
): Promise<{ readonly document: vscode.TextDocument; readonly position: vscode.Position }> {
  const document = await opened(marked.replace('‸', ''), language);
  return { document, position: document.positionAt(marked.indexOf('‸')) };
}

/** The workbench cancels a question while it takes in a new document, so it is asked again a few times. */
export async function ask<T>(
  command: string,
  isThere: (answer: T) => boolean,
  ...args: readonly unknown[]
): Promise<T> {
  let answer = await vscode.commands.executeCommand<T>(command, ...args);
  for (let attempt = 0; attempt < 20 && !isThere(answer); attempt += 1)
    answer = await vscode.commands.executeCommand<T>(command, ...args);
  return answer;
}

export function isFilled(answer: readonly unknown[] | undefined): boolean {
  return answer !== undefined && answer.length > 0;
}

export function problemsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'ssm');
}

/** The document's first problem; of a code, if one is named. */
export async function firstProblem(uri: vscode.Uri, code?: string): Promise<vscode.Diagnostic> {
  return eventually(vscode.languages.onDidChangeDiagnostics, () =>
    problemsOf(uri).find((problem) => code === undefined || problem.code === code),
  );
}

/** Waits until the document has been checked and this is so. */
export async function untilProblems(
  uri: vscode.Uri,
  isSo: (problems: readonly vscode.Diagnostic[]) => boolean,
): Promise<void> {
  await eventually(vscode.languages.onDidChangeDiagnostics, () => isSo(problemsOf(uri)) || undefined);
}

export async function quickFix(
  uri: vscode.Uri,
  range: vscode.Range,
  title: string,
): Promise<vscode.CodeAction> {
  const actions = await ask<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    (answer) => answer.some((action) => action.title === title),
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const found = actions.find((action) => action.title === title);
  assert.ok(found, `"${title}" is not among ${actions.map((action) => action.title).join(' | ')}`);
  return found;
}

/** What hovers say, in markdown. */
export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', isFilled, document.uri, position);
  return hovers
    .flatMap(({ contents }) =>
      contents.map((part) => (part instanceof vscode.MarkdownString ? part.value : '')),
    )
    .join('\n');
}

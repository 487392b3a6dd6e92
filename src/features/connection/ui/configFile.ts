import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Configuration, ConfigProblem } from '../../../core/aws/config/configuration.ts';

/** Opens the config file, at its first problem if it has one; a missing file opens unsaved. */
export async function openConfigFile({ files, problems }: Configuration): Promise<void> {
  const file = !existsSync(files.config) && existsSync(files.credentials) ? files.credentials : files.config;
  await openAt(file, problems.find((problem) => problem.file === file)?.line ?? 1);
}

export async function openProblem({ file, line }: ConfigProblem): Promise<void> {
  await openAt(file, line);
}

async function openAt(file: string, line: number): Promise<void> {
  const uri = vscode.Uri.file(file);
  const document = await vscode.workspace.openTextDocument(
    existsSync(file) ? uri : uri.with({ scheme: 'untitled' }),
  );
  const start = new vscode.Position(Math.max(0, line - 1), 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
}

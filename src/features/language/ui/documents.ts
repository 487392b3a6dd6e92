import type * as vscode from 'vscode';
import { languageIds } from '../../../core/language/detect.ts';
import type { Format, TextDocument } from '../../../core/language/text.ts';

/** For registering providers: the two languages, on files of any file system. */
export const selector: vscode.DocumentSelector = [languageIds.yaml, languageIds.json];

function formatOf(languageId: string): Format | undefined {
  if (languageId === languageIds.yaml) return 'yaml';
  return languageId === languageIds.json ? 'json' : undefined;
}

export function isOurs(document: vscode.TextDocument): boolean {
  return formatOf(document.languageId) !== undefined;
}

/** An editor's document as the kernel takes it. */
export function toKernel(document: vscode.TextDocument): TextDocument {
  return {
    uri: document.uri.toString(),
    version: document.version,
    format: formatOf(document.languageId) ?? 'yaml',
    getText: () => document.getText(),
  };
}

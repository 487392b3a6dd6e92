import type * as vscode from 'vscode';
import { calendarLanguage, languageIds, looksLikeTemplate } from '../../../core/language/detect.ts';
import type { Format, TextDocument } from '../../../core/language/text.ts';

/** For registering providers: the languages, on files of any file system. */
export const selector: readonly string[] = [languageIds.yaml, languageIds.json, calendarLanguage];

/** The languages that CloudFormation templates are edited in; they stay as they are. */
const templateFormats: ReadonlyMap<string, Format> = new Map([
  ['yaml', 'yaml'],
  ['json', 'json'],
  ['jsonc', 'json'],
  ['cloudformation', 'yaml'],
  ['cloudformation-yaml', 'yaml'],
  ['cloudformation-json', 'json'],
]);

export const templateSelector: readonly string[] = [...templateFormats.keys()];

export function formatOf(languageId: string): Format | undefined {
  // Calendars are of neither format; a line of theirs reads like one of YAML.
  if (languageId === languageIds.yaml || languageId === calendarLanguage) return 'yaml';
  return languageId === languageIds.json ? 'json' : undefined;
}

export function isOurs(document: vscode.TextDocument): boolean {
  return formatOf(document.languageId) !== undefined;
}

/** Whether it may be a CloudFormation template that holds SSM documents: a cheap look at its text. */
export function isTemplate(document: vscode.TextDocument): boolean {
  return templateFormats.has(document.languageId) && looksLikeTemplate(document.getText());
}

/** An editor's document as the kernel takes it. */
export function toKernel(document: vscode.TextDocument): TextDocument {
  const own = formatOf(document.languageId);
  return {
    uri: document.uri.toString(),
    version: document.version,
    format: own ?? templateFormats.get(document.languageId) ?? 'yaml',
    ...(own === undefined ? { within: 'template' } : {}),
    ...(document.languageId === calendarLanguage ? { isCalendar: true } : {}),
    getText: () => document.getText(),
  };
}

import * as vscode from 'vscode';
import { AppError } from '../../../core/base/errors.ts';
import { languageIds } from '../../../core/language/detect.ts';
import type { LanguageService } from '../../../core/language/index.ts';
import type { Format } from '../../../core/language/text.ts';
import { formatOf, toKernel } from './documents.ts';

const names: { readonly [F in Format]: string } = { yaml: 'YAML', json: 'JSON' };

/** Opens the document of the active editor in the other format, as a new one beside it. */
export async function convertActive(service: () => Promise<LanguageService>, to: Format): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const from = document && formatOf(document.languageId);
  if (document === undefined || from === undefined) {
    throw new AppError('invalid', 'Open an SSM document first; this converts the one in the active editor.');
  }
  if (from === to) throw new AppError('invalid', `This document is ${names[to]} already.`);
  const conversion = (await service()).convert(toKernel(document));
  if ('refused' in conversion) throw new AppError('invalid', conversion.refused);
  if (!(await mayLose(conversion.lostComments))) return;
  const converted = await vscode.workspace.openTextDocument({
    language: languageIds[to],
    content: conversion.text,
  });
  await vscode.window.showTextDocument(converted, { viewColumn: vscode.ViewColumn.Beside });
}

/** JSON has no comments: their author decides. The document that is converted keeps them. */
async function mayLose(comments: number): Promise<boolean> {
  if (comments === 0) return true;
  const convert = 'Convert Without Comments';
  const what = comments === 1 ? 'The comment' : `The ${comments} comments`;
  const picked = await vscode.window.showWarningMessage(
    `${what} of this document cannot be kept in JSON.`,
    { modal: true, detail: 'The YAML document stays as it is; the new JSON document is without them.' },
    convert,
  );
  return picked === convert;
}

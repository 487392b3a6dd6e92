import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/disposable.ts';
import type { Report } from '../../../host/report.ts';
import type { Ask } from './ask.ts';
import { toTextEdit } from './convert.ts';
import { selector, toKernel } from './documents.ts';

/** Formats documents; why one cannot be formatted is said in the status bar, for it may be asked at every save. */
export function registerFormatting(ask: Ask, report: Report): Disposable {
  return vscode.languages.registerDocumentFormattingEditProvider(selector, {
    provideDocumentFormattingEdits: async (document, { tabSize, insertSpaces }, token) => {
      const edits = await ask(token, (kernel) =>
        kernel.format(toKernel(document), { tabSize, insertSpaces }),
      );
      if (edits === undefined) return undefined;
      if ('refused' in edits) {
        report.quietly(edits.refused);
        return [];
      }
      return edits.map(toTextEdit);
    },
  });
}

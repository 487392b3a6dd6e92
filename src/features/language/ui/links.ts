import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/disposable.ts';
import type { DocumentLink } from '../../../core/language/lsp.ts';
import type { Ask } from './ask.ts';
import { toRange } from './convert.ts';
import { toKernel } from './documents.ts';

/** Makes links of what a document refers to outside of itself. */
export function registerLinks(ask: Ask, on: readonly string[]): Disposable {
  return vscode.languages.registerDocumentLinkProvider(on, {
    provideDocumentLinks: async (document, token) => {
      const links = await ask(token, (kernel) => kernel.links(toKernel(document)));
      const found = await Promise.all((links ?? []).map((link) => toLink(document.uri, link)));
      return found.filter((link) => link !== undefined);
    },
  });
}

async function toLink(document: vscode.Uri, link: DocumentLink): Promise<vscode.DocumentLink | undefined> {
  const target =
    link.target === undefined ? await fileOf(document, link.path) : vscode.Uri.parse(link.target);
  if (target === undefined) return undefined;
  const result = new vscode.DocumentLink(toRange(link.range), target);
  result.tooltip = link.tooltip;
  return result;
}

/** A file beside the document; a link that leads nowhere is not shown. */
async function fileOf(document: vscode.Uri, path: string | undefined): Promise<vscode.Uri | undefined> {
  if (path === undefined || document.scheme === 'untitled') return undefined;
  const uri = vscode.Uri.joinPath(document, '..', path);
  try {
    await vscode.workspace.fs.stat(uri);
    return uri;
  } catch {
    return undefined;
  }
}

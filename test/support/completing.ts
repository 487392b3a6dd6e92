import assert from 'node:assert/strict';
import type { CompletionItem } from '../../src/core/language/lsp.ts';
import { LineMap, type Format } from '../../src/core/language/text.ts';
import { applyEdits, documentOf, filledSnippet, marked, service } from './documents.ts';

/** Completions at the mark `‸`, as an editor sorts them. */
export async function completionsAt(
  textWithMark: string,
  format: Format = 'yaml',
): Promise<readonly CompletionItem[]> {
  const { text, position } = marked(textWithMark);
  const items = await service.completeLoaded(documentOf(text, format), position);
  return [...items].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

export async function labels(textWithMark: string, format: Format = 'yaml'): Promise<readonly string[]> {
  return (await completionsAt(textWithMark, format)).map((item) => item.label);
}

/** The text once the item with this label is accepted and its tab stops are passed. */
export async function accepted(
  textWithMark: string,
  label: string,
  format: Format = 'yaml',
): Promise<string> {
  const items = await completionsAt(textWithMark, format);
  const item = items.find((candidate) => candidate.label === label);
  assert.ok(item, `no "${label}" among ${items.map((other) => other.label).join(', ')}`);
  return applied(marked(textWithMark).text, item);
}

/** The text with the item in it, its tab stops passed. */
export function applied(text: string, item: CompletionItem): string {
  const { start } = item.textEdit.range;
  const newText = indented(item, new LineMap(text).line(start.line).slice(0, start.character));
  return applyEdits(text, [{ ...item.textEdit, newText }]);
}

/** An editor indents the further lines of a snippet like the line it is put in. */
function indented(item: CompletionItem, line: string): string {
  const { newText } = item.textEdit;
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  return item.insertTextFormat === 2 ? filledSnippet(newText).replaceAll('\n', `\n${indent}`) : newText;
}

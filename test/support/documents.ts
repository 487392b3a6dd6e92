import { randomUUID } from 'node:crypto';
import { createLanguageService } from '../../src/core/language/index.ts';
import type { Position, Problem, TextEdit } from '../../src/core/language/lsp.ts';
import { LineMap, type Format, type TextDocument } from '../../src/core/language/text.ts';

/** One for all tests: it compiles its schemas once. */
export const service = createLanguageService();

/** A document of its own for the kernel. */
export function documentOf(text: string, format: Format = 'yaml'): TextDocument {
  return { uri: `test:${randomUUID()}`, version: 1, format, getText: () => text };
}

export function diagnose(text: string, format: Format = 'yaml'): readonly Problem[] {
  return service.diagnose(documentOf(text, format));
}

/** The text without the mark `‸`, and the position the mark was at. */
export function marked(text: string): { readonly text: string; readonly position: Position } {
  const offset = text.indexOf('‸');
  const clean = text.replace('‸', '');
  return { text: clean, position: new LineMap(clean).position(offset) };
}

/** Applies edits as an editor does: all refer to the text as it was. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineMap(text);
  const placed = edits.map(({ range, newText }) => ({
    start: lines.offset(range.start),
    end: lines.offset(range.end),
    newText,
  }));
  let [result, from] = ['', 0];
  for (const { start, end, newText } of placed.sort((a, b) => a.start - b.start)) {
    result += text.slice(from, start) + newText;
    from = end;
  }
  return result + text.slice(from);
}

/** A snippet as it stands once the person has tabbed through it without changing anything. */
export function filledSnippet(snippet: string): string {
  const pieces = /\\([\\$}])|\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{\d+\}|\$\d+/g;
  return snippet.replace(
    pieces,
    (_piece, escaped?: string, choice?: string, text?: string) =>
      escaped ?? choice ?? text?.replace(/\\([\\$}])/g, '$1') ?? '',
  );
}

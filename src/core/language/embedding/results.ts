import type {
  CompletionItem,
  DocumentLink,
  DocumentSymbol,
  Fix,
  Problem,
  SemanticToken,
  TextEdit,
} from '../lsp.ts';
import { outerRange, type Placement } from './placement.ts';

/** Anything with one range, at its place in the text that holds the document. */
export function outerItem<T extends SemanticToken | DocumentLink>(placement: Placement, item: T): T {
  return { ...item, range: outerRange(placement, item.range) };
}

/** Edits as they are made in the text that holds the document; `undefined` where one of them cannot be. */
export function outerEdits(placement: Placement, edits: readonly TextEdit[]): TextEdit[] | undefined {
  const result: TextEdit[] = [];
  for (const { range, newText } of edits) {
    const written = placement.write(newText, range);
    if (written === undefined) return undefined;
    result.push({ range: outerRange(placement, range), newText: written });
  }
  return result;
}

function outerFixes(placement: Placement, fixes: readonly Fix[]): Fix[] {
  return fixes.flatMap((fix) => {
    const edits = outerEdits(placement, fix.edits);
    return edits === undefined ? [] : [{ ...fix, edits }];
  });
}

export function outerProblem(placement: Placement, problem: Problem): Problem {
  const range = outerRange(placement, problem.range);
  return { ...problem, range, fixes: outerFixes(placement, problem.fixes) };
}

export function outerSymbol(placement: Placement, symbol: DocumentSymbol): DocumentSymbol {
  return {
    ...symbol,
    range: outerRange(placement, symbol.range),
    selectionRange: outerRange(placement, symbol.selectionRange),
    children: symbol.children.map((child) => outerSymbol(placement, child)),
  };
}

/** Editors indent the lines of a completion themselves; only what a string cannot hold is written otherwise. */
export function outerCompletion(placement: Placement, item: CompletionItem): CompletionItem[] {
  const { range, newText } = item.textEdit;
  const written = placement.write(newText, range);
  if (written === undefined) return [];
  const isLines = written.replace(/\s+/g, '') === newText.replace(/\s+/g, '');
  const escaped = item.insertTextFormat === 2 ? written.replaceAll('\\', '\\\\') : written;
  return [
    {
      ...item,
      textEdit: { range: outerRange(placement, range), newText: isLines ? newText : escaped },
    },
  ];
}

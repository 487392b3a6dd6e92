import { diagnose } from './features/diagnose.ts';
import { complete } from './features/completion/complete.ts';
import { fixesAt, type FixableProblem } from './features/fixes.ts';
import { hover } from './features/hover.ts';
import { symbols } from './features/symbols.ts';
import type { CompletionItem, DocumentSymbol, Hover, Position, Problem, Range } from './lsp.ts';
import { Parser } from './parser.ts';
import { ShapeEvaluator } from './schema/evaluate.ts';
import type { TextDocument } from './text.ts';

export type * from './lsp.ts';
export type { Format, TextDocument } from './text.ts';

/** The document language: pure functions of document and position, with results in LSP's shapes. */
export interface LanguageService {
  /** Every problem, in the order of the text. Never throws on any text. */
  diagnose(document: TextDocument): readonly Problem[];
  /** The problems that touch the range and have fixes. */
  fixes(document: TextDocument, range: Range): readonly FixableProblem[];
  /** What can be written at the position. */
  complete(document: TextDocument, position: Position): readonly CompletionItem[];
  /** What is under the cursor, in words. */
  hover(document: TextDocument, position: Position): Hover | undefined;
  /** The outline of the document. */
  symbols(document: TextDocument): readonly DocumentSymbol[];
  /** Forgets what is remembered of a document that was closed. */
  close(uri: string): void;
}

export function createLanguageService(): LanguageService {
  const parser = new Parser();
  const evaluator = new ShapeEvaluator();
  return Object.freeze<LanguageService>({
    diagnose: (document) => diagnose(parser.parse(document), evaluator),
    fixes: (document, range) => fixesAt(diagnose(parser.parse(document), evaluator), range),
    complete: (document, position) => complete(parser.parse(document), position),
    hover: (document, position) => hover(parser.parse(document), position),
    symbols: (document) => symbols(parser.parse(document)),
    close: (uri) => parser.forget(uri),
  });
}

import { configure, type DiagnoseOptions } from './configure/configure.ts';
import { chosenLevels, type ChosenLevels } from './configure/levels.ts';
import { convert, type Conversion } from './convert/convert.ts';
import { serveTemplates } from './embedding/service.ts';
import { format, type FormattingOptions } from './format/format.ts';
import { diagnose } from './features/diagnose.ts';
import { ApiSource } from './features/completion/apiSource.ts';
import { complete, completeLoaded } from './features/completion/complete.ts';
import { fixesAt, type FixableProblem } from './features/fixes.ts';
import { definition } from './features/definition.ts';
import { folding } from './features/folding.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlayHints.ts';
import { links } from './features/links.ts';
import { highlights, references } from './features/references.ts';
import { prepareRename, rename } from './features/rename.ts';
import { selections } from './features/selection.ts';
import { symbols } from './features/symbols.ts';
import { tokens } from './features/tokens.ts';
import type {
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  Fix,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  Position,
  Problem,
  Range,
  Refusal,
  RenameStart,
  SelectionRange,
  SemanticToken,
  TextEdit,
} from './lsp.ts';
import { Parser } from './parser.ts';
import { scripts, writeScript, type Script } from './scripts/scripts.ts';
import { ShapeEvaluator } from './schema/evaluate.ts';
import type { TextDocument } from './text.ts';

export type * from './lsp.ts';
export type { DiagnoseOptions } from './configure/configure.ts';
export type { Script } from './scripts/scripts.ts';
export type { Format, TextDocument } from './text.ts';

/** The document language: pure functions of document and position, with results in LSP's shapes. */
export interface LanguageService {
  /** Every problem, in the order of the text. Never throws on any text. */
  diagnose(document: TextDocument, options?: DiagnoseOptions): readonly Problem[];
  /** The problems that touch the range and have fixes. */
  fixes(document: TextDocument, range: Range, options?: DiagnoseOptions): readonly FixableProblem[];
  /** What can be written at the position, with what is loaded of the table of AWS operations. */
  complete(document: TextDocument, position: Position): readonly CompletionItem[];
  /** As `complete`, after loading the table of AWS operations where the position needs it. */
  completeLoaded(document: TextDocument, position: Position): Promise<readonly CompletionItem[]>;
  /** What is under the cursor, in words. */
  hover(document: TextDocument, position: Position): Hover | undefined;
  /** The outline of the document. */
  symbols(document: TextDocument): readonly DocumentSymbol[];
  /** Where the name at the position is declared. */
  definition(document: TextDocument, position: Position): readonly LocationLink[];
  /** Every place that uses the name at the position, and where it is declared when that is asked for. */
  references(
    document: TextDocument,
    position: Position,
    options: { readonly includeDeclaration: boolean },
  ): readonly Location[];
  highlights(document: TextDocument, position: Position): readonly DocumentHighlight[];
  /** The name at the position, when it can be changed. */
  prepareRename(document: TextDocument, position: Position): RenameStart | Refusal;
  /** The edits that change a name everywhere in the document. */
  rename(document: TextDocument, position: Position, newName: string): readonly TextEdit[] | Refusal;
  folding(document: TextDocument): readonly FoldingRange[];
  /** For each position the ranges around it, innermost first. */
  selections(document: TextDocument, positions: readonly Position[]): readonly SelectionRange[];
  links(document: TextDocument): readonly DocumentLink[];
  /** Names for colouring, in the order of the text. */
  tokens(document: TextDocument): readonly SemanticToken[];
  /** Defaults that count, at the places in the range. */
  inlayHints(document: TextDocument, range: Range): readonly InlayHint[];
  /** The edits that lay the document out anew; comments, quotes and scripts stay. */
  format(document: TextDocument, options: FormattingOptions): readonly TextEdit[] | Refusal;
  /** The document in the other format, with the same meaning. */
  convert(document: TextDocument): Conversion | Refusal;
  /** Other ways to write the document of a template that is at the position; none for a document alone. */
  rewrites(document: TextDocument, position: Position, options: FormattingOptions): readonly Fix[];
  /** The scripts in the document, or in those of a template. */
  scripts(document: TextDocument): readonly Script[];
  /** The edits that write a script back, of which `before` was known. */
  writeScript(
    document: TextDocument,
    id: string,
    before: string,
    text: string,
  ): readonly TextEdit[] | Refusal;
  /** The levels of a setting: an object of codes and levels. */
  levels(setting: Readonly<Record<string, unknown>>): ChosenLevels;
  /** Forgets what is remembered of a document that was closed. */
  close(uri: string): void;
}

export function createLanguageService(): LanguageService {
  const parser = new Parser();
  const evaluator = new ShapeEvaluator();
  const apis = new ApiSource();
  const problemsOf = (document: TextDocument, options?: DiagnoseOptions): readonly Problem[] => {
    const parsed = parser.parse(document);
    return configure(diagnose(parsed, evaluator), parsed, options);
  };
  const plain: LanguageService = {
    diagnose: problemsOf,
    fixes: (document, range, options) => fixesAt(problemsOf(document, options), range),
    complete: (document, position) => complete(parser.parse(document), position, apis),
    completeLoaded: (document, position) => completeLoaded(parser.parse(document), position, apis),
    hover: (document, position) => hover(parser.parse(document), position),
    symbols: (document) => symbols(parser.parse(document)),
    definition: (document, position) => definition(parser.parse(document), position, document.uri),
    references: (document, position, { includeDeclaration }) =>
      references(parser.parse(document), position, document.uri, includeDeclaration),
    highlights: (document, position) => highlights(parser.parse(document), position),
    prepareRename: (document, position) => prepareRename(parser.parse(document), position),
    rename: (document, position, newName) => rename(parser.parse(document), position, newName),
    folding: (document) => folding(parser.parse(document)),
    selections: (document, positions) => selections(parser.parse(document), positions),
    links: (document) => links(parser.parse(document)),
    tokens: (document) => tokens(parser.parse(document)),
    inlayHints: (document, range) => inlayHints(parser.parse(document), range),
    format: (document, options) => format(parser.parse(document), options),
    convert: (document) => convert(parser.parse(document)),
    rewrites: () => [],
    scripts: (document) => scripts(parser.parse(document)),
    writeScript: (document, id, before, text) => writeScript(parser.parse(document), id, before, text),
    levels: (setting) => chosenLevels(Object.entries(setting)),
    close: (uri) => parser.forget(uri),
  };
  return serveTemplates(plain, parser);
}

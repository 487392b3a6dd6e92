import type { DiagnoseOptions } from './configure/configure.ts';
import type { ChosenLevels } from './configure/levels.ts';
import type { Conversion } from './convert/convert.ts';
import type { FixableProblem } from './features/fixes.ts';
import type { FormattingOptions } from './format/format.ts';
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
import type { Script } from './scripts/scripts.ts';
import type { TextDocument } from './text.ts';

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

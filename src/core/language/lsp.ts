/** The shapes of the Language Server Protocol that the kernel's results have. Lines and characters are 0-based. */
export interface Position {
  readonly line: number;
  /** UTF-16 code units from the start of the line. */
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** `DiagnosticSeverity` of the protocol. */
export const severities = { error: 1, warning: 2, information: 3, hint: 4 } as const;
export type SeverityName = keyof typeof severities;
export type Severity = (typeof severities)[SeverityName];

/** `DiagnosticTag` of the protocol, as far as it is used. */
export const problemTags = { unnecessary: 1 } as const;
export type ProblemTag = (typeof problemTags)[keyof typeof problemTags];

/** A change that removes a problem. */
export interface Fix {
  /** For a menu: `Change to 'aws:runShellScript'`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** `Diagnostic` of the protocol, with the fixes that belong to it. */
export interface Problem {
  readonly range: Range;
  readonly severity: Severity;
  /** Stable name of the rule. */
  readonly code: string;
  readonly source: 'ssm';
  /** What is wrong and what to do. */
  readonly message: string;
  /** How an editor shows it beside its severity: what is unnecessary is faded. */
  readonly tags?: readonly ProblemTag[];
  readonly fixes: readonly Fix[];
}

/** The members of `CompletionItemKind` that are used, by the protocol's numbers. */
export const completionKinds = {
  variable: 6,
  property: 10,
  value: 12,
  enumMember: 20,
  snippet: 15,
  reference: 18,
} as const;
export type CompletionKind = (typeof completionKinds)[keyof typeof completionKinds];

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly textEdit: TextEdit;
  /** 1 plain text, 2 snippet with tab stops. */
  readonly insertTextFormat: 1 | 2;
  readonly sortText?: string;
  readonly filterText?: string;
  /** Once it is accepted, completions are worth asking for again. */
  readonly triggersSuggest?: boolean;
}

export interface Hover {
  /** Markdown. */
  readonly contents: string;
  readonly range: Range;
}

/** The members of `SymbolKind` that are used, by the protocol's numbers. */
export const symbolKinds = { module: 2, function: 12, variable: 13, enumMember: 22 } as const;

export type SymbolKind = (typeof symbolKinds)[keyof typeof symbolKinds];

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  readonly selectionRange: Range;
  readonly children: readonly DocumentSymbol[];
}

/** `LocationLink` of the protocol. */
export interface LocationLink {
  /** The name that was asked about. */
  readonly originSelectionRange: Range;
  readonly targetUri: string;
  /** All of what the name stands for. */
  readonly targetRange: Range;
  /** Its name. */
  readonly targetSelectionRange: Range;
}

export interface Location {
  readonly uri: string;
  readonly range: Range;
}

/** The members of `DocumentHighlightKind` that are used: a declaration writes. */
export const highlightKinds = { read: 2, write: 3 } as const;
export type HighlightKind = (typeof highlightKinds)[keyof typeof highlightKinds];

export interface DocumentHighlight {
  readonly range: Range;
  readonly kind: HighlightKind;
}

/** What cannot be done, and why: a sentence for the author. */
export interface Refusal {
  readonly refused: string;
}

/** The answer to `textDocument/prepareRename`. */
export interface RenameStart {
  readonly range: Range;
  readonly placeholder: string;
}

/** `FoldingRange` of the protocol; the last line stays visible only when it is not in the range. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment' | 'region';
}

export interface SelectionRange {
  readonly range: Range;
  readonly parent?: SelectionRange;
}

export interface DocumentLink {
  readonly range: Range;
  /** An absolute https address. */
  readonly target?: string;
  /** Instead of a target: a file beside the document, which may not exist. */
  readonly path?: string;
  readonly tooltip: string;
}

/** The legend of semantic tokens: names of the protocol, so that every theme has colours for them. */
export const tokenTypes = ['parameter', 'variable', 'function', 'property'] as const;
export const tokenModifiers = ['declaration', 'readonly', 'defaultLibrary'] as const;
export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

/** A coloured piece of one line; absolute, where the protocol sends differences. */
export interface SemanticToken {
  readonly range: Range;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

export interface InlayHint {
  readonly position: Position;
  readonly label: string;
  readonly tooltip: string;
}

import * as vscode from 'vscode';
import type * as kernel from '../../../core/language/lsp.ts';

export function toPosition({ line, character }: kernel.Position): vscode.Position {
  return new vscode.Position(line, character);
}

export function toRange({ start, end }: kernel.Range): vscode.Range {
  return new vscode.Range(toPosition(start), toPosition(end));
}

/** The protocol's numbers start at 1, VS Code's at 0. */
const severityOf: { readonly [S in kernel.Severity]: vscode.DiagnosticSeverity } = {
  1: vscode.DiagnosticSeverity.Error,
  2: vscode.DiagnosticSeverity.Warning,
  3: vscode.DiagnosticSeverity.Information,
  4: vscode.DiagnosticSeverity.Hint,
};

const tagOf: { readonly [T in kernel.ProblemTag]: vscode.DiagnosticTag } = {
  1: vscode.DiagnosticTag.Unnecessary,
};

const kindOf: { readonly [K in kernel.CompletionKind]: vscode.CompletionItemKind } = {
  6: vscode.CompletionItemKind.Variable,
  10: vscode.CompletionItemKind.Property,
  12: vscode.CompletionItemKind.Value,
  15: vscode.CompletionItemKind.Snippet,
  18: vscode.CompletionItemKind.Reference,
  20: vscode.CompletionItemKind.EnumMember,
};

export function toDiagnostic(problem: kernel.Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(problem.range),
    problem.message,
    severityOf[problem.severity],
  );
  diagnostic.code = problem.code;
  diagnostic.source = problem.source;
  if (problem.tags !== undefined) diagnostic.tags = problem.tags.map((tag) => tagOf[tag]);
  return diagnostic;
}

export function toCompletionItem(item: kernel.CompletionItem): vscode.CompletionItem {
  const result = new vscode.CompletionItem(item.label, kindOf[item.kind]);
  const { newText } = item.textEdit;
  result.insertText = item.insertTextFormat === 2 ? new vscode.SnippetString(newText) : newText;
  result.range = toRange(item.textEdit.range);
  if (item.detail !== undefined) result.detail = item.detail;
  if (item.documentation !== undefined) result.documentation = new vscode.MarkdownString(item.documentation);
  if (item.sortText !== undefined) result.sortText = item.sortText;
  if (item.filterText !== undefined) result.filterText = item.filterText;
  if (item.triggersSuggest === true) {
    result.command = { command: 'editor.action.triggerSuggest', title: 'Suggest' };
  }
  return result;
}

export function toHover({ contents, range }: kernel.Hover): vscode.Hover {
  return new vscode.Hover(new vscode.MarkdownString(contents), toRange(range));
}

const symbolKindOf: { readonly [K in kernel.SymbolKind]: vscode.SymbolKind } = {
  2: vscode.SymbolKind.Module,
  12: vscode.SymbolKind.Function,
  13: vscode.SymbolKind.Variable,
  22: vscode.SymbolKind.EnumMember,
};

export function toSymbol(symbol: kernel.DocumentSymbol): vscode.DocumentSymbol {
  const { name, detail, kind } = symbol;
  const [range, selection] = [toRange(symbol.range), toRange(symbol.selectionRange)];
  const result = new vscode.DocumentSymbol(name, detail, symbolKindOf[kind], range, selection);
  result.children = symbol.children.map(toSymbol);
  return result;
}

/** A quick fix for the diagnostic that VS Code shows for the problem. */
export function toCodeAction(
  uri: vscode.Uri,
  fix: kernel.Fix,
  diagnostic: vscode.Diagnostic | undefined,
): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const edit of fix.edits) action.edit.replace(uri, toRange(edit.range), edit.newText);
  if (diagnostic !== undefined) action.diagnostics = [diagnostic];
  action.isPreferred = true;
  return action;
}

export function toLocationLink(link: kernel.LocationLink): vscode.LocationLink {
  return {
    originSelectionRange: toRange(link.originSelectionRange),
    targetUri: vscode.Uri.parse(link.targetUri),
    targetRange: toRange(link.targetRange),
    targetSelectionRange: toRange(link.targetSelectionRange),
  };
}

export function toLocation({ uri, range }: kernel.Location): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri), toRange(range));
}

const highlightKindOf: { readonly [K in kernel.HighlightKind]: vscode.DocumentHighlightKind } = {
  2: vscode.DocumentHighlightKind.Read,
  3: vscode.DocumentHighlightKind.Write,
};

export function toHighlight({ range, kind }: kernel.DocumentHighlight): vscode.DocumentHighlight {
  return new vscode.DocumentHighlight(toRange(range), highlightKindOf[kind]);
}

export function toTextEdit({ range, newText }: kernel.TextEdit): vscode.TextEdit {
  return vscode.TextEdit.replace(toRange(range), newText);
}

const foldingKindOf = {
  comment: vscode.FoldingRangeKind.Comment,
  region: vscode.FoldingRangeKind.Region,
} as const;

export function toFoldingRange({ startLine, endLine, kind }: kernel.FoldingRange): vscode.FoldingRange {
  return new vscode.FoldingRange(startLine, endLine, kind && foldingKindOf[kind]);
}

export function toSelectionRange({ range, parent }: kernel.SelectionRange): vscode.SelectionRange {
  return new vscode.SelectionRange(toRange(range), parent && toSelectionRange(parent));
}

export function toInlayHint({ position, label, tooltip }: kernel.InlayHint): vscode.InlayHint {
  const hint = new vscode.InlayHint(toPosition(position), label);
  hint.tooltip = tooltip;
  return hint;
}

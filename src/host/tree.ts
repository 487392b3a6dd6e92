import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/disposable.ts';
import { rowGone } from '../core/model/rowGone.ts';
import type { TooltipLines, TreeModel, TreeRow } from '../core/model/tree.ts';

export interface Tree<T> extends Disposable {
  readonly view: vscode.TreeView<T>;
}

export function createTree<T>(viewId: string, model: TreeModel<T>): Tree<T> {
  const store = new DisposableStore();
  const changed = store.add(new vscode.EventEmitter<T | undefined>());
  store.add(model.onDidChange((element) => changed.fire(element)));
  const provider: vscode.TreeDataProvider<T> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (parent) => [...(await childrenOf(model, parent))],
    getTreeItem: (element) => treeItem(model.row(element)),
    getParent: (element) => model.parent?.(element),
    resolveTreeItem: (item, element) => {
      if (model.tooltip !== undefined) item.tooltip = tooltip(model.tooltip(element));
      return item;
    },
  };
  const view = store.add(
    vscode.window.createTreeView(viewId, {
      treeDataProvider: provider,
      canSelectMany: true,
      showCollapseAll: true,
    }),
  );
  return { view, dispose: () => store.dispose() };
}

/** Rows as they stand; where there is none yet those that come first. */
async function childrenOf<T>(model: TreeModel<T>, parent: T | undefined): Promise<readonly T[]> {
  const rows = await model.children(parent);
  if (rows.length > 0 || parent !== undefined || model.firstDraw === undefined) return rows;
  await model.firstDraw;
  return model.children(parent);
}

const collapsibleStates = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

function treeItem(row: TreeRow): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, collapsibleStates[row.collapsible ?? 'none']);
  item.id = row.id;
  if (row.description !== undefined) item.description = row.description;
  if (row.icon !== undefined) item.iconPath = icon(row.icon, row.iconColor);
  if (row.contextValue !== undefined) item.contextValue = row.contextValue;
  if (row.resourceUri !== undefined) item.resourceUri = vscode.Uri.parse(row.resourceUri, true);
  if (row.accessibilityLabel !== undefined) {
    item.accessibilityInformation = { label: row.accessibilityLabel };
  }
  if (row.command !== undefined) {
    item.command = { ...row.command, arguments: [...(row.command.arguments ?? [])] };
  }
  return item;
}

function icon(id: string, color: string | undefined): vscode.ThemeIcon {
  return color === undefined
    ? new vscode.ThemeIcon(id)
    : new vscode.ThemeIcon(id, new vscode.ThemeColor(color));
}

function tooltip(lines: TooltipLines): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.supportThemeIcons = false;
  lines.forEach(([label, value], index) => {
    if (index > 0) text.appendMarkdown('  \n');
    text.appendMarkdown(`**${label}** `).appendText(value);
  });
  return text;
}

/**
 * The rows a tree command is about: the selection when the pressed row is in it, else that row; none when the
 * command came from the palette or a key, which bring no arguments. For what is done with one row only, pass the
 * first argument alone: whatever else is selected, it is the row that was pressed.
 *
 * @param args what VS Code called the command with: the pressed row and the selection, either of them nothing
 * @param one what a row is, for example `node`
 * @throws kind `conflict` when VS Code does not know the pressed row any more, or one that is selected with it
 */
export function chosen(args: readonly unknown[], one: string): readonly unknown[] {
  if (args.length === 0) return [];
  const [pressed, selection] = args;
  const selected: readonly unknown[] = Array.isArray(selection) ? selection : [];
  const rows = selected.includes(pressed) ? selected : [pressed];
  if (rows.some((row) => row === undefined || row === null)) throw rowGone(one);
  return rows;
}

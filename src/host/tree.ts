import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/disposable.ts';
import type { Event } from '../core/base/event.ts';

/** A row as a pure view-model draws it; the adapter below turns it into VS Code's own item. */
export interface TreeRow {
  /** Stable over refreshes, unique in the tree: selection and expansion follow it. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Codicon id and, optionally, a theme colour. */
  readonly icon?: string;
  readonly iconColor?: string;
  readonly contextValue?: string;
  readonly collapsible?: 'none' | 'collapsed' | 'expanded';
  readonly command?: {
    readonly title: string;
    readonly command: string;
    readonly arguments?: readonly unknown[];
  };
  /** For file decorations; any scheme. */
  readonly resourceUri?: string;
  readonly accessibilityLabel?: string;
}

/** Lines of a tooltip; values are text, never markup. */
export type TooltipLines = readonly (readonly [label: string, value: string])[];

/** State of a tree, pure: rooms implement it without VS Code. */
export interface TreeModel<T> {
  readonly onDidChange: Event<T | undefined>;
  children(parent: T | undefined): readonly T[] | Promise<readonly T[]>;
  row(element: T): TreeRow;
  parent?(element: T): T | undefined;
  tooltip?(element: T): TooltipLines;
}

export interface Tree<T> extends Disposable {
  readonly view: vscode.TreeView<T>;
}

export function createTree<T>(viewId: string, model: TreeModel<T>): Tree<T> {
  const store = new DisposableStore();
  const changed = store.add(new vscode.EventEmitter<T | undefined>());
  store.add(model.onDidChange((element) => changed.fire(element)));
  const provider: vscode.TreeDataProvider<T> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (parent) => [...(await model.children(parent))],
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

/** The elements a tree command is about: the selection when the clicked row is in it, else that row. */
export function chosen(element: unknown, selection: unknown): readonly unknown[] {
  if (Array.isArray(selection) && (element === undefined || selection.includes(element))) {
    const items: readonly unknown[] = selection;
    return items;
  }
  return element === undefined ? [] : [element];
}

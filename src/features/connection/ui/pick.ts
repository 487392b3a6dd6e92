import * as vscode from 'vscode';
import { DisposableStore } from '../../../core/base/disposable.ts';
import type { PickRow, PickSection } from '../view.ts';

interface Item<C> extends vscode.QuickPickItem {
  readonly choice?: C;
}

export interface PickOptions<C> {
  readonly title: string;
  readonly placeholder: string;
  readonly sections: readonly PickSection<C>[];
  /** A row made from what was typed, above the others. */
  readonly typed?: (text: string) => PickRow<C> | undefined;
}

/** A quick pick over sections; resolves with undefined when it is dismissed. */
export function pick<C>(options: PickOptions<C>): Promise<C | undefined> {
  const store = new DisposableStore();
  const quickPick = store.add(vscode.window.createQuickPick<Item<C>>());
  const items = options.sections.flatMap(({ title, rows }): Item<C>[] => [
    separator(title),
    ...rows.map((row) => itemOf(row)),
  ]);
  quickPick.title = options.title;
  quickPick.placeholder = options.placeholder;
  quickPick.matchOnDescription = true;
  quickPick.items = items;
  store.add(
    quickPick.onDidChangeValue((text) => {
      const typed = options.typed?.(text);
      if (options.typed !== undefined)
        quickPick.items = typed === undefined ? items : [itemOf(typed), ...items];
    }),
  );
  return new Promise((resolve) => {
    store.add(
      quickPick.onDidAccept(() => {
        resolve(quickPick.selectedItems[0]?.choice);
        quickPick.hide();
      }),
    );
    store.add(
      quickPick.onDidHide(() => {
        resolve(undefined);
        store.dispose();
      }),
    );
    quickPick.show();
  });
}

function itemOf<C>({ label, icon, description, choice }: PickRow<C>): Item<C> {
  const iconPath = icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(icon) };
  return { label, description, choice, ...iconPath };
}

function separator(label: string): Item<never> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

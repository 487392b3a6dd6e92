import * as vscode from 'vscode';
import { AbortScope } from '../../../core/base/abort.ts';
import { DisposableStore } from '../../../core/base/disposable.ts';
import { isCancelled } from '../../../core/base/errors.ts';
import { plainText } from '../../../core/base/plainText.ts';
import { adviceFor } from '../../../core/model/advice.ts';

/** A list to choose from that can be used while it is still being read. */
export interface GrowingPick<T> {
  readonly title: string;
  readonly placeholder: string;
  /** Said in place of the placeholder when the list came out empty. */
  readonly none: string;
  /** What is there before anything is read, and when nothing can be. */
  readonly first?: readonly T[];
  readonly pages: (signal: AbortSignal) => AsyncIterable<readonly T[]>;
  /** The same choice may come twice. */
  readonly idOf: (choice: T) => string;
  readonly itemOf: (choice: T) => vscode.QuickPickItem;
}

interface ChoiceItem<T> extends vscode.QuickPickItem {
  readonly choice: T;
}

/**
 * One of them, or undefined when the person gave up, which stops the reading. Rejects when reading fails and there is
 * nothing to choose without it.
 */
export async function pickOne<T>(growing: GrowingPick<T>): Promise<T | undefined> {
  const [chosen] = await show(growing, false);
  return chosen;
}

/** Several of them, none when the person gave up. */
export function pickMany<T>(growing: GrowingPick<T>): Promise<readonly T[]> {
  return show(growing, true);
}

async function show<T>(growing: GrowingPick<T>, canSelectMany: boolean): Promise<readonly T[]> {
  const store = new DisposableStore();
  const scope = store.add(new AbortScope());
  const pick = store.add(vscode.window.createQuickPick<ChoiceItem<T>>());
  pick.title = growing.title;
  pick.placeholder = growing.placeholder;
  pick.canSelectMany = canSelectMany;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.keepScrollPosition = true;
  pick.busy = true;
  try {
    return await new Promise<readonly T[]>((resolve, reject) => {
      const accept = (): void => {
        const chosen = pick.selectedItems.map(({ choice }) => choice);
        if (chosen.length > 0) resolve(chosen);
      };
      store.add(pick.onDidAccept(accept));
      store.add(pick.onDidHide(() => resolve([])));
      pick.show();
      fill(pick, growing, scope.signal).catch(reject);
    });
  } finally {
    store.dispose();
  }
}

async function fill<T>(
  pick: vscode.QuickPick<ChoiceItem<T>>,
  { first = [], pages, idOf, itemOf, none, placeholder }: GrowingPick<T>,
  signal: AbortSignal,
): Promise<void> {
  const items = new Map<string, ChoiceItem<T>>();
  const add = (choices: readonly T[]): void => {
    const fresh = choices.filter((choice) => !items.has(idOf(choice)));
    for (const choice of fresh) items.set(idOf(choice), { ...itemOf(choice), choice });
    if (fresh.length > 0) grow(pick, [...items.values()]);
  };
  try {
    add(first);
    for await (const page of pages(signal)) add(page);
    if (items.size === 0) pick.placeholder = none;
  } catch (error) {
    if (isCancelled(error)) return;
    if (first.length === 0) throw error;
    pick.placeholder = `${placeholder}; more could not be listed: ${plainText(adviceFor(error).sentence)}`;
  }
  pick.busy = false;
}

/** VS Code goes to the first of new rows: who had moved to another would start a session on the wrong node. */
function grow<T>(pick: vscode.QuickPick<ChoiceItem<T>>, items: readonly ChoiceItem<T>[]): void {
  const { activeItems, selectedItems } = pick;
  pick.items = items;
  if (activeItems.length > 0) pick.activeItems = activeItems;
  if (pick.canSelectMany && selectedItems.length > 0) pick.selectedItems = selectedItems;
}

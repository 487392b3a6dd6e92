import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { AbortScope } from '../../../core/base/abort.ts';
import { DisposableStore } from '../../../core/base/disposable.ts';
import { isCancelled } from '../../../core/base/errors.ts';
import type { NodeRef } from '../../../core/model/refs.ts';
import { onlineNodes } from '../api.ts';
import type { OnlineNode } from '../model.ts';
import { plainText } from '../../../core/base/plainText.ts';

interface NodeItem extends vscode.QuickPickItem {
  readonly node: OnlineNode;
}

/**
 * Lets the person choose one of the connection's online nodes. The list can be used from its first page on;
 * dismissing it stops the listing and resolves with undefined. Rejects when listing fails.
 */
export async function pickNode(connection: Connection): Promise<NodeRef | undefined> {
  const store = new DisposableStore();
  const scope = store.add(new AbortScope());
  const pick = store.add(vscode.window.createQuickPick<NodeItem>());
  pick.title = 'Start Session';
  pick.placeholder = 'Choose an online node';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.keepScrollPosition = true;
  pick.busy = true;
  try {
    const node = await new Promise<OnlineNode | undefined>((resolve, reject) => {
      store.add(
        pick.onDidAccept(() => {
          const [item] = pick.selectedItems;
          if (item !== undefined) resolve(item.node);
        }),
      );
      store.add(pick.onDidHide(() => resolve(undefined)));
      pick.show();
      fill(pick, connection, scope.signal).catch(reject);
    });
    return node === undefined ? undefined : refOf(node, connection);
  } finally {
    store.dispose();
  }
}

async function fill(
  pick: vscode.QuickPick<NodeItem>,
  connection: Connection,
  signal: AbortSignal,
): Promise<void> {
  const items = new Map<string, NodeItem>();
  try {
    for await (const page of onlineNodes(connection, signal)) {
      const fresh = page.filter((node) => !items.has(node.id));
      for (const node of fresh) items.set(node.id, itemOf(node));
      if (fresh.length > 0) grow(pick, [...items.values()]);
    }
    if (items.size === 0) pick.placeholder = `No node of ${connection.label} is online`;
    pick.busy = false;
  } catch (error) {
    if (!isCancelled(error)) throw error;
  }
}

/** VS Code goes to the first of new rows: who had moved to another would open a session on the wrong node. */
function grow(pick: vscode.QuickPick<NodeItem>, items: readonly NodeItem[]): void {
  const { activeItems } = pick;
  pick.items = items;
  if (activeItems.length > 0) pick.activeItems = activeItems;
}

function itemOf(node: OnlineNode): NodeItem {
  return { label: plainText(node.name), description: node.id, detail: plainText(node.about), node };
}

function refOf({ id, name, platform }: OnlineNode, connection: Connection): NodeRef {
  return { connectionId: connection.id, id, name, platform, online: true, production: false };
}

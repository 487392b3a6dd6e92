import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { NodesModel } from '../tree.ts';
import { nodeDecoration, nodeOfUri, nodeUri } from '../view.ts';

/**
 * Colours and badges of node rows. VS Code asks for the rows it draws and for no others: that is how we know
 * which nodes' agent facts are worth a call.
 */
export function registerNodeDecorations(model: NodesModel): Disposable {
  const { fleet } = model;
  const store = new DisposableStore();
  const changed = store.add(new vscode.EventEmitter<vscode.Uri[] | undefined>());
  store.add(
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration: (uri) => decorationOf(model, uri),
    }),
  );
  store.add(
    fleet.details.onDidChange((ids) => {
      const connection = fleet.listing.connection?.id ?? '';
      changed.fire(ids.map((id) => vscode.Uri.parse(nodeUri(connection, id), true)));
    }),
  );
  store.add(
    fleet.listing.onDidChange(() => {
      if (!fleet.listing.isLoading) changed.fire(undefined);
    }),
  );
  return store;
}

function decorationOf(model: NodesModel, uri: vscode.Uri): vscode.FileDecoration | undefined {
  const id = nodeOfUri(uri);
  const node = id === undefined ? undefined : model.fleet.store.get(id);
  if (node === undefined) return undefined;
  if (node.online && node.facts.platform === 'Linux') model.fleet.details.want(node.id);
  const decoration = nodeDecoration(node, model.fleet.details.get(node.id));
  if (decoration === undefined) return undefined;
  const { badge, tooltip, color } = decoration;
  return new vscode.FileDecoration(badge, tooltip, new vscode.ThemeColor(color));
}

import * as vscode from 'vscode';
import type { Host } from '../../../host/host.ts';
import { tagKeys } from '../grouping.ts';
import type { NodesModel } from '../tree.ts';

interface GroupItem extends vscode.QuickPickItem {
  readonly groupBy: string;
}

/** Asks what the view groups by, offering the tag keys that were seen, and keeps it as a setting. */
export async function pickGroupBy(model: NodesModel, host: Host): Promise<void> {
  const current = host.settings.get('nodes.groupBy');
  const keys = tagKeys(model.fleet.store.all());
  const items: readonly GroupItem[] = [
    { label: 'No grouping', groupBy: 'none' },
    { label: 'Platform', groupBy: 'platform' },
    { label: 'State', groupBy: 'state' },
    ...keys.map(({ key, nodes }) => ({
      label: key,
      description: `tag of ${nodes.toLocaleString('en-US')} nodes`,
      groupBy: `tag:${key}`,
    })),
  ];
  const picked = await vscode.window.showQuickPick(
    items.map((item) => (item.groupBy === current ? { ...item, detail: 'As it is now' } : item)),
    { title: 'Group Nodes By', placeHolder: 'A tag, the platform or the state' },
  );
  if (picked !== undefined) await host.settings.set('nodes.groupBy', picked.groupBy);
}

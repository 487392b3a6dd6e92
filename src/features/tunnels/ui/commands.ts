import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/disposable.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { Later } from '../../../core/base/later.ts';
import { parseNodeRef } from '../../../core/model/refs.ts';
import { rowGone } from '../../../core/model/rowGone.ts';
import type { Host } from '../../../host/host.ts';
import { tunnelsCommands } from '../../../host/tables/tunnels.ts';
import { chosen } from '../../../host/tree.ts';
import { parseElement, type TunnelList } from '../list.ts';
import { isActive, type TunnelStatus } from '../model.ts';
import type { TunnelsRoom } from '../room.ts';
import type { StartedEntry } from '../runner.ts';
import type { SavedTunnel } from '../saved.ts';
import { openTunnelSettings } from './savedTunnels.ts';

type Rows = readonly unknown[];
type Which = 'saved' | 'idle' | 'active';

/** The room's commands: of the view's rows, of the palette, and of other rooms. */
export function registerCommands(host: Host, room: Later<TunnelsRoom>, list: TunnelList): Disposable {
  const one = async (rows: Rows, act: (room: TunnelsRoom, entry: SavedTunnel) => unknown): Promise<void> => {
    const [entry] = await entriesOf(list, rows.slice(0, 1), 'saved');
    const saved = entry === undefined ? undefined : list.saved(entry.id);
    if (saved !== undefined) await act(await room.get(), saved);
  };
  const open = async (
    rows: Rows,
    act: (room: TunnelsRoom, status: TunnelStatus) => unknown,
  ): Promise<void> => {
    const [entry] = await entriesOf(list, rows.slice(0, 1), 'active');
    if (entry !== undefined) await act(await room.get(), requireStatus(list, entry));
  };
  return host.commands.register(tunnelsCommands, {
    'ssmWorkbench.tunnels.add': async () => (await room.get()).add(),
    'ssmWorkbench.tunnels.forward': async (node) => forward(room, node),
    'ssmWorkbench.tunnels.start': async (...rows) =>
      startEach(host, room, await entriesOf(list, rows, 'idle')),
    'ssmWorkbench.tunnels.stop': async (...rows) => {
      const entries = await entriesOf(list, rows, 'active');
      const entered = await room.get();
      await Promise.all(entries.map(({ id }) => entered.stop(id)));
    },
    'ssmWorkbench.tunnels.stopAll': async () => (await room.get()).stopAll(),
    'ssmWorkbench.tunnels.edit': (...rows) => one(rows, (entered, entry) => entered.edit(entry)),
    'ssmWorkbench.tunnels.duplicate': (...rows) => one(rows, (entered, entry) => entered.duplicate(entry)),
    'ssmWorkbench.tunnels.remove': (...rows) => one(rows, (entered, entry) => entered.remove(entry)),
    'ssmWorkbench.tunnels.copyAddress': (...rows) =>
      open(rows, ({ acts }, status) => acts.copyAddress(status)),
    'ssmWorkbench.tunnels.openInBrowser': (...rows) =>
      open(rows, ({ acts }, status) => acts.openInBrowser(status)),
    'ssmWorkbench.tunnels.saveRdp': (...rows) => open(rows, ({ acts }, status) => acts.saveRdp(status)),
    'ssmWorkbench.tunnels.copyDatabaseUrl': (...rows) =>
      open(rows, ({ acts }, status) => acts.copyDatabaseUrl(status)),
    'ssmWorkbench.tunnels.showSession': (...rows) =>
      open(rows, ({ acts }, status) => acts.showSession(status)),
    'ssmWorkbench.tunnels.openSettings': (row) => openTunnelSettings(parseElement(row)?.id),
  });
}

async function forward(room: Later<TunnelsRoom>, argument: unknown): Promise<void> {
  const node = argument === undefined ? undefined : parseNodeRef(argument);
  if (argument !== undefined && node === undefined) throw new AppError('invalid', 'This is not a node.');
  const entered = await room.get();
  await (node === undefined ? entered.add() : entered.forward(node));
}

/** One that is refused, or that the person does not agree to, does not take the others with it. */
async function startEach(
  host: Host,
  room: Later<TunnelsRoom>,
  entries: readonly StartedEntry[],
): Promise<void> {
  const entered = await room.get();
  for (const entry of entries) {
    try {
      await entered.start(entry);
    } catch (error) {
      host.report.failure(error);
    }
  }
}

/** The tunnels of the rows; without rows, from the palette, the person chooses one. */
async function entriesOf(list: TunnelList, args: Rows, which: Which): Promise<readonly StartedEntry[]> {
  const fitting = list.tunnels.filter((entry) => fits(list, entry, which));
  const chosenRows = chosen(args, 'tunnel');
  if (chosenRows.length > 0) return fittingOf(list, fitting, chosenRows, which);
  if (fitting.length === 0) throw new AppError('invalid', nothing[which]);
  const rows = fitting.map((entry) => ({
    label: entry.config.name,
    description: list.row(entry).description ?? '',
    entry,
  }));
  const picked = await vscode.window.showQuickPick(rows, {
    placeHolder: asked[which],
    matchOnDescription: true,
  });
  return picked === undefined ? [] : [picked.entry];
}

/** Of rows that were drawn a while ago: none may be, or do, what it did then, and that is said. */
function fittingOf(
  list: TunnelList,
  fitting: readonly StartedEntry[],
  rows: Rows,
  which: Which,
): readonly StartedEntry[] {
  const ids = new Set(rows.flatMap((each) => parseElement(each)?.id ?? []));
  const found = fitting.filter(({ id }) => ids.has(id));
  if (found.length > 0) return found;
  const [other] = list.tunnels.filter(({ id }) => ids.has(id));
  if (other === undefined) throw rowGone('tunnel');
  throw new AppError('invalid', `The tunnel “${other.config.name}” ${unfit[which]}`);
}

const unfit: { readonly [W in Which]: string } = {
  saved: 'is not saved any more: it only still runs.',
  idle: 'is started already.',
  active: 'is not open: start it first.',
};

const asked: { readonly [W in Which]: string } = {
  saved: 'Choose a tunnel',
  idle: 'Choose a tunnel to start',
  active: 'Choose an open tunnel',
};

const nothing: { readonly [W in Which]: string } = {
  saved: 'There is no tunnel yet. Add one first.',
  idle: 'There is no tunnel to start. Add one first.',
  active: 'No tunnel is open. Start one first.',
};

function fits(list: TunnelList, { id }: StartedEntry, which: Which): boolean {
  if (which === 'saved') return list.saved(id) !== undefined;
  const status = list.status(id);
  const active = status !== undefined && isActive(status.state);
  return active === (which === 'active');
}

function requireStatus(list: TunnelList, { id, config }: StartedEntry): TunnelStatus {
  const status = list.status(id);
  if (status !== undefined) return status;
  throw new AppError('invalid', `The tunnel “${config.name}” is not open: start it first.`);
}

import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/disposable.ts';
import { Later } from '../../core/base/later.ts';
import { ContextMemory } from '../../host/context.ts';
import type { RegisterRoom } from '../../host/host.ts';
import { createTree } from '../../host/tree.ts';
import { TunnelList } from './list.ts';
import { registerCommands } from './ui/commands.ts';
import { SavedTunnels } from './ui/savedTunnels.ts';
import { registerTunnelTasks } from './ui/tasks.ts';

/** Tunnels: the view with those that are saved, and the tasks that start them. Nothing starts by itself. */
export const registerTunnels: RegisterRoom = (host, services) => {
  const store = new DisposableStore();
  const list = store.add(new TunnelList(() => services.clock.now()));
  const saved = store.add(new SavedTunnels(list));
  const { view } = store.add(createTree('ssmWorkbench.tunnels', list));
  const room = store.add(
    new Later(async () => {
      const { TunnelsRoom } = await import('./room.ts');
      return new TunnelsRoom(host, services, { list, saved, isVisible: () => view.visible });
    }),
  );
  store.add(registerCommands(host, room, list));
  store.add(
    registerTunnelTasks(list, async (definition, output) => (await room.get()).task(definition, output)),
  );
  const context = new ContextMemory();
  const show = (): void => {
    const { active } = list;
    const state = list.entries.length > 0 ? 'ready' : 'empty';
    context.set('ssmWorkbench.tunnels.state', vscode.workspace.isTrusted ? state : 'untrusted');
    view.description = active === 0 ? '' : `${String(active)} open`;
  };
  store.add(list.onDidChange(show));
  store.add(
    view.onDidChangeVisibility(() => {
      // Nobody has to be told while nothing was ever started.
      if (list.active > 0) void room.get().then((entered) => entered.look());
    }),
  );
  show();
  return store;
};

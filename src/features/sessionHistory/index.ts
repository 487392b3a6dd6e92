import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/disposable.ts';
import { Later } from '../../core/base/later.ts';
import type { Host, RegisterRoom } from '../../host/host.ts';
import { createListView } from '../../host/listView.ts';
import { SessionsModel } from './model.ts';
import { registerCommands } from './ui/commands.ts';
import { registerPreferences } from './ui/preferencesDoor.ts';

/** The Sessions view: who is on which node, and who was. */
export const registerSessionHistory: RegisterRoom = (host, services) => {
  const { connections, clock } = services;
  const store = new DisposableStore();
  const model = store.add(new SessionsModel(clock, () => heldSessions(host)));
  const { view } = store.add(
    createListView(
      {
        viewId: 'ssmWorkbench.sessions',
        stateKey: 'ssmWorkbench.sessions.state',
        filteredKey: 'ssmWorkbench.sessions.filtered',
        noun: { one: 'session', many: 'sessions' },
        model,
      },
      connections,
      clock,
    ),
  );
  const filesChanged = store.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  const room = store.add(
    new Later(async () => {
      const { SessionHistoryRoom } = await import('./room.ts');
      return new SessionHistoryRoom(host, services, model, (uri) =>
        filesChanged.fire([{ type: vscode.FileChangeType.Changed, uri }]),
      );
    }),
  );
  store.add(registerCommands(host, room, model));
  store.add(registerPreferences(room, filesChanged.event));
  store.add(view.onDidChangeVisibility(({ visible }) => model.setVisible(visible)));
  model.setVisible(view.visible);
  // Sessions of this window come and go with their terminals: seen soon, not at the next look.
  store.add(vscode.window.onDidOpenTerminal(() => model.lookSoon()));
  store.add(vscode.window.onDidCloseTerminal(() => model.lookSoon()));
  return store;
};

/** Those whose terminals are open here; an ended one is not gone on with. */
async function heldSessions(host: Host): Promise<ReadonlySet<string>> {
  const held = (await host.commands.execute('ssmWorkbench.sessions.held')) ?? [];
  return new Set(held.filter(({ phase }) => phase !== 'ended').map(({ sessionId }) => sessionId));
}

import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { Later } from '../../core/base/later.ts';
import { momentWords } from '../../core/base/words.ts';
import type { Host, RegisterRoom } from '../../host/host.ts';
import { createListView } from '../../host/listView.ts';
import { restorePanels } from '../../host/webview.ts';
import { HistoryModel } from './history/model.ts';
import type { RunCommandRoom } from './room.ts';
import { CommandTracker } from './tracker.ts';
import { registerCommands } from './ui/commands.ts';
import { FinishedCommands } from './ui/finished.ts';
import { outputScheme, viewTypes } from './ui/schemes.ts';

/** Run Command: the Commands view with earlier ones, and what opens the form and the results. */
export const registerRunCommand: RegisterRoom = (host, services) => {
  const { connections, clock } = services;
  const store = new DisposableStore();
  const tracker = store.add(new CommandTracker(connections, clock));
  const history = store.add(new HistoryModel(clock, (time) => momentWords(time, clock.now())));
  const { view } = store.add(
    createListView(
      {
        viewId: 'ssmWorkbench.commands',
        stateKey: 'ssmWorkbench.commands.state',
        noun: { one: 'command', many: 'commands' },
        model: history,
      },
      connections,
      clock,
    ),
  );
  const finished = store.add(
    new FinishedCommands(
      view,
      (ref) => void host.commands.execute('ssmWorkbench.runCommand.openResult', ref),
    ),
  );
  const outputChanged = store.add(new vscode.EventEmitter<vscode.Uri>());
  const room = store.add(
    new Later(async () => {
      const { RunCommandRoom } = await import('./room.ts');
      return new RunCommandRoom(host, services, {
        tracker,
        history,
        attended: (ref) => finished.seen(ref),
        outputChanged: (uri) => outputChanged.fire(uri),
      });
    }),
  );
  store.add(registerCommands(host, room, history));
  store.add(restoredPanels(host, room));
  store.add(
    vscode.workspace.registerTextDocumentContentProvider(outputScheme, {
      onDidChange: outputChanged.event,
      provideTextDocumentContent: async (uri) => (await room.get()).documents.text(uri),
    }),
  );
  store.add(tracker.onDidChange((tracked) => history.note(tracked)));
  store.add(tracker.onDidFinish((tracked) => void finished.tell(tracked)));
  store.add(
    view.onDidChangeVisibility(({ visible }) => {
      history.setVisible(visible);
      if (visible) finished.seen();
    }),
  );
  history.setVisible(view.visible);
  return store;
};

/** The forms and results that were open before a reload. */
function restoredPanels(host: Host, room: Later<RunCommandRoom>): Disposable {
  return restorePanels(host.report, {
    [viewTypes.form]: async () => {
      const { forms } = await room.get();
      return (panel, state) => forms.restore(panel, state);
    },
    [viewTypes.result]: async () => {
      const { results } = await room.get();
      return (panel, state) => results.restore(panel, state);
    },
  });
}

import { DisposableStore } from '../../core/base/disposable.ts';
import type { RegisterRoom } from '../../host/host.ts';
import { createListView } from '../../host/listView.ts';
import { HistoryModel } from './history/model.ts';
import { momentWords } from './sentences.ts';
import { CommandTracker } from './tracker.ts';
import { RunCommands } from './ui/commands.ts';
import { FinishedCommands } from './ui/finished.ts';
import { FormPanels } from './ui/formPanels.ts';
import { OutputDocuments } from './ui/outputDocuments.ts';
import { ResultPanels } from './ui/resultPanels.ts';

/** Run Command: the form, the results, and the Commands view with earlier ones. */
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
  const finished = store.add(new FinishedCommands(view, (ref) => results.show(ref)));
  const documents = store.add(new OutputDocuments(connections));
  const forms: FormPanels = store.add(
    new FormPanels(host, services, (connection, known, names) => {
      const ref = { connectionId: connection.id, commandId: known.id };
      tracker.track({ ref, command: known });
      results.show(ref, { known, names });
    }),
  );
  const results = store.add(
    new ResultPanels(host, services, {
      tracker,
      documents,
      openForm: (connectionId, draft) => forms.openDraft(connectionId, draft),
      attended: (ref) => finished.seen(ref),
    }),
  );
  store.add(new RunCommands(host, services, forms, results, history));
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

import { DisposableStore } from '../../core/base/disposable.ts';
import type { RegisterRoom } from '../../host/host.ts';
import { createListView } from '../../host/listView.ts';
import { NodesModel } from './tree.ts';
import { NodesCommands } from './ui/commands.ts';
import { registerNodeDecorations } from './ui/decorations.ts';

/** The Nodes view: the managed nodes of the connection in force. */
export const registerNodes: RegisterRoom = (host, services) => {
  const store = new DisposableStore();
  const model = store.add(new NodesModel(services.clock, host.log, host.settings.get('nodes.groupBy')));
  store.add(new NodesCommands(model, host, services));
  store.add(registerNodeDecorations(model));
  store.add(
    host.settings.onDidChange('nodes.groupBy', () => model.setGroupBy(host.settings.get('nodes.groupBy'))),
  );
  const view = {
    viewId: 'ssmWorkbench.nodes',
    stateKey: 'ssmWorkbench.nodes.state',
    filteredKey: 'ssmWorkbench.nodes.filtered',
    noun: { one: 'node', many: 'nodes' },
    model,
  } as const;
  store.add(createListView(view, services.connections, services.clock));
  return store;
};

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
  const commands = store.add(new NodesCommands(model, host, services));
  store.add(commands.register());
  store.add(registerNodeDecorations(model));
  store.add(
    host.settings.onDidChange('nodes.groupBy', () => model.setGroupBy(host.settings.get('nodes.groupBy'))),
  );
  store.add(
    createListView(
      {
        viewId: 'ssmWorkbench.nodes',
        stateKey: 'ssmWorkbench.nodes.state',
        filteredKey: 'ssmWorkbench.nodes.filtered',
        noun: { one: 'node', many: 'nodes' },
        model,
      },
      services.connections,
      services.clock,
    ),
  );
  return store;
};

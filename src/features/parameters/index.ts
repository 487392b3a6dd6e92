import { DisposableStore } from '../../core/base/disposable.ts';
import type { RegisterRoom } from '../../host/host.ts';
import { createListView } from '../../host/listView.ts';
import { ParametersModel } from './tree.ts';
import { ParametersCommands } from './ui/commands.ts';

/** The Parameters view: the hierarchy of Parameter Store. */
export const registerParameters: RegisterRoom = (host, services) => {
  const store = new DisposableStore();
  const model = store.add(new ParametersModel(services.clock, host.log));
  store.add(new ParametersCommands(model, host, services));
  const view = {
    viewId: 'ssmWorkbench.parameters',
    stateKey: 'ssmWorkbench.parameters.state',
    filteredKey: 'ssmWorkbench.parameters.filtered',
    noun: { one: 'parameter', many: 'parameters' },
    model,
  } as const;
  store.add(createListView(view, services.connections, services.clock));
  return store;
};

import { DisposableStore } from '../../core/base/disposable.ts';
import type { RegisterRoom } from '../../host/host.ts';
import { createListView } from '../../host/listView.ts';
import { DocumentsModel } from './tree.ts';
import { DocumentsCommands } from './ui/commands.ts';

/** The Documents view: SSM documents of every type, by owner. */
export const registerDocuments: RegisterRoom = (host, services) => {
  const store = new DisposableStore();
  const model = store.add(new DocumentsModel(services.clock));
  store.add(new DocumentsCommands(model, host, services));
  const view = {
    viewId: 'ssmWorkbench.documents',
    stateKey: 'ssmWorkbench.documents.state',
    filteredKey: 'ssmWorkbench.documents.filtered',
    noun: { one: 'document', many: 'documents' },
    model,
  } as const;
  store.add(createListView(view, services.connections, services.clock));
  return store;
};

import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import type { CommandRef } from '../../core/model/refs.ts';
import type { Host, Services } from '../../host/host.ts';
import type { HistoryModel } from './history/model.ts';
import type { CommandTracker } from './tracker.ts';
import { FormPanels } from './ui/formPanels.ts';
import { OutputDocuments } from './ui/outputDocuments.ts';
import { ResultPanels } from './ui/resultPanels.ts';
import { SentCommands } from './ui/sentCommands.ts';

/** What is there before anybody enters, because it goes on while nobody is inside. */
export interface Door {
  readonly tracker: CommandTracker;
  readonly history: HistoryModel;
  /** The person looks at this command's results. */
  readonly attended: (ref: CommandRef) => void;
  /** A node's output has more to show than an editor of it that may be open. */
  readonly outputChanged: (uri: vscode.Uri) => void;
}

/** The forms and the results that are open, and what is done with commands that were sent. */
export class RunCommandRoom implements Disposable {
  readonly #store = new DisposableStore();
  readonly forms: FormPanels;
  readonly results: ResultPanels;
  readonly documents: OutputDocuments;
  readonly sent: SentCommands;

  constructor(host: Host, services: Services, { tracker, history, attended, outputChanged }: Door) {
    this.documents = this.#store.add(new OutputDocuments(services.connections, outputChanged));
    this.forms = this.#store.add(
      new FormPanels(host, services, (connection, known, names) => {
        const ref = { connectionId: connection.id, commandId: known.id };
        tracker.track({ ref, command: known });
        this.results.show(ref, { known, names });
      }),
    );
    this.results = this.#store.add(
      new ResultPanels(host, services, {
        tracker,
        documents: this.documents,
        openForm: (connectionId, draft) => this.forms.openDraft(connectionId, draft),
        attended,
      }),
    );
    this.sent = this.#store.add(new SentCommands(host, services, this.forms, history));
  }

  dispose(): void {
    this.#store.dispose();
  }
}

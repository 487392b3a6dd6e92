import type { Connection } from '../../../core/aws/connection.ts';
import { AbortScope } from '../../../core/base/abort.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { CommandRef } from '../../../core/model/refs.ts';
import type { Host, Services } from '../../../host/host.ts';
import { createCommandsApi } from '../api.ts';
import { isTerminal, type Command } from '../command.ts';
import { draftOfCommand } from '../form/draft.ts';
import type { HistoryModel } from '../history/model.ts';
import { gone, placeOfId } from '../place.ts';
import { cancelQuestion } from '../sentences.ts';
import type { FormPanels } from './formPanels.ts';

/** What is done with a command that was sent, from a row of the view. */
export class SentCommands implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #forms: FormPanels;
  readonly #history: HistoryModel;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());

  constructor(host: Host, services: Services, forms: FormPanels, history: HistoryModel) {
    this.#host = host;
    this.#services = services;
    this.#forms = forms;
    this.#history = history;
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** Opens the form with this command's draft. */
  async runAgain(ref: CommandRef): Promise<void> {
    const { command } = await this.#read(ref);
    this.#forms.openDraft(ref.connectionId, draftOfCommand(command));
  }

  /** Asks, and cancels; one that has ended meanwhile is only shown as it is. */
  async cancel(ref: CommandRef): Promise<void> {
    const { command, connection } = await this.#read(ref);
    if (isTerminal(command.status)) {
      this.#history.note({ ref, command });
      this.#host.report.info(`${command.documentName} has ended already.`);
      return;
    }
    const question = cancelQuestion(command, command.completedCount, connection);
    if (!(await this.#host.confirm(question))) return;
    await createCommandsApi(connection).cancel(ref.commandId, this.#scope.signal);
    this.#history.refresh();
  }

  /** A command as it is now: rows of the view may be minutes old. */
  async #read(ref: CommandRef): Promise<{ readonly command: Command; readonly connection: Connection }> {
    const connection = this.#services.connections.byId(ref.connectionId);
    if (connection === undefined) {
      throw gone(placeOfId(ref.connectionId));
    }
    const command = await createCommandsApi(connection).command(ref.commandId, this.#scope.signal);
    if (command === undefined) {
      throw new AppError('notFound', 'The service does not know this command any more.');
    }
    return { command, connection };
  }
}

import * as vscode from 'vscode';
import { AbortScope } from '../../../core/base/abort.ts';
import type { Connection } from '../../../core/aws/connection.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { AppError } from '../../../core/base/errors.ts';
import { parseCommandRef, type CommandRef } from '../../../core/model/refs.ts';
import type { Host, Services } from '../../../host/host.ts';
import { runCommandCommands, type RunCommandSeed } from '../../../host/tables/runCommand.ts';
import { createCommandsApi } from '../api.ts';
import { isTerminal, type Command } from '../command.ts';
import { draftOfCommand } from '../form/draft.ts';
import { parseSeed } from '../form/seed.ts';
import type { HistoryModel } from '../history/model.ts';
import { cancelQuestion } from '../sentences.ts';
import type { FormPanels } from './formPanels.ts';
import type { ResultPanels } from './resultPanels.ts';

/** The room's commands: of the palette, of the Commands view, and of other rooms. */
export class RunCommands implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #forms: FormPanels;
  readonly #results: ResultPanels;
  readonly #history: HistoryModel;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());

  constructor(
    host: Host,
    services: Services,
    forms: FormPanels,
    results: ResultPanels,
    history: HistoryModel,
  ) {
    this.#host = host;
    this.#services = services;
    this.#forms = forms;
    this.#results = results;
    this.#history = history;
    this.#store.add(
      host.commands.register(runCommandCommands, {
        'ssmWorkbench.runCommand.new': (seed?: RunCommandSeed) => this.#forms.openSeed(parseSeed(seed)),
        'ssmWorkbench.runCommand.openResult': (element) =>
          this.#withRef(element, (ref) => this.#results.show(ref)),
        'ssmWorkbench.runCommand.cancel': (element) => this.#withRef(element, (ref) => this.#cancel(ref)),
        'ssmWorkbench.runCommand.runAgain': (element) => this.#withRef(element, (ref) => this.#runAgain(ref)),
        'ssmWorkbench.runCommand.copyId': (element) => this.#withRef(element, (ref) => this.#copy(ref)),
        'ssmWorkbench.runCommand.refreshHistory': () => this.#history.refresh(),
        'ssmWorkbench.runCommand.loadMore': () => this.#history.more(),
      }),
    );
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #withRef(element: unknown, task: (ref: CommandRef) => unknown): Promise<void> {
    const ref = parseCommandRef(element);
    if (ref !== undefined) await task(ref);
  }

  async #copy({ commandId }: CommandRef): Promise<void> {
    await vscode.env.clipboard.writeText(commandId);
    this.#host.report.quietly('Copied the command’s id.');
  }

  async #runAgain(ref: CommandRef): Promise<void> {
    const { command } = await this.#read(ref);
    this.#forms.openDraft(ref.connectionId, draftOfCommand(command));
  }

  async #cancel(ref: CommandRef): Promise<void> {
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
      throw new AppError('credentials', `The command ran under ${ref.connectionId}. Switch there first.`);
    }
    const command = await createCommandsApi(connection).command(ref.commandId, this.#scope.signal);
    if (command === undefined) {
      throw new AppError('notFound', 'The service does not know this command any more.');
    }
    return { command, connection };
  }
}

import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { AbortScope } from '../../../core/base/abort.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { AppError } from '../../../core/base/errors.ts';
import { showFilterBox } from '../../../host/filterBox.ts';
import type { Host, Services } from '../../../host/host.ts';
import type { Handlers } from '../../../host/tables/command.ts';
import { parametersCommands } from '../../../host/tables/parameters.ts';
import { chosen } from '../../../host/tree.ts';
import { VirtualDocuments } from '../../../host/virtualDocuments.ts';
import { parameterScheme, parameterUri, parseParameterUri } from '../address.ts';
import { parameterText } from '../read.ts';
import { parameterArn, type ParameterEntry } from '../model.ts';
import { chosenParameters } from '../selection.ts';
import type { ParametersModel } from '../tree.ts';
import { revealOnce } from './reveal.ts';

const viewId = 'ssmWorkbench.parameters';

/** The commands of the Parameters view, and the read-only editors they open. */
export class ParametersCommands implements Disposable {
  readonly #model: ParametersModel;
  readonly #host: Host;
  readonly #services: Services;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());
  readonly #editors: VirtualDocuments;

  constructor(model: ParametersModel, host: Host, services: Services) {
    this.#model = model;
    this.#host = host;
    this.#services = services;
    this.#editors = this.#store.add(
      new VirtualDocuments(parameterScheme, (uri, signal) => this.#read(uri, signal)),
    );
    this.#store.add(host.commands.register(parametersCommands, this.#handlers()));
  }

  dispose(): void {
    this.#store.dispose();
  }

  #handlers(): Handlers<typeof parametersCommands> {
    return {
      'ssmWorkbench.parameters.refresh': () => this.#model.refresh(),
      'ssmWorkbench.parameters.filter': () => this.#filter(),
      'ssmWorkbench.parameters.clearFilter': () => this.#model.setFilter(''),
      'ssmWorkbench.parameters.showMore': (level) => this.#model.showMore(level),
      'ssmWorkbench.parameters.open': (...rows) => this.#open(this.#chosen(rows)),
      'ssmWorkbench.parameters.reveal': (...rows) => this.#reveal(this.#chosen(rows.slice(0, 1))[0]),
      'ssmWorkbench.parameters.copyName': (...rows) => this.#copyNames(this.#chosen(rows)),
      'ssmWorkbench.parameters.copyArn': (...rows) => this.#copyArns(this.#chosen(rows)),
    };
  }

  #chosen(rows: readonly unknown[]): readonly [ParameterEntry, ...ParameterEntry[]] {
    return chosenParameters(chosen(rows, 'parameter'), (name) => this.#model.get(name));
  }

  #filter(): void {
    showFilterBox(this.#services.clock, {
      title: 'Filter Parameters',
      placeholder: 'Any part of the name, type:secure, tier:advanced',
      value: this.#model.status.filter,
      onChange: (text) => this.#model.setFilter(text),
    });
  }

  async #open(entries: readonly ParameterEntry[]): Promise<void> {
    const connectionId = this.#connection().id;
    const uris = entries.map(({ name }) => vscode.Uri.from(parameterUri({ connectionId, name })));
    await this.#editors.open(uris, viewId);
  }

  /** Editors outlive a switch of the connection: each asks the one it was opened from. */
  async #read(uri: vscode.Uri, signal: AbortSignal): Promise<string> {
    const address = parseParameterUri(uri);
    const connection = address && this.#services.connections.byId(address.connectionId);
    if (address === undefined || connection === undefined) {
      throw new AppError(
        'notFound',
        'The connection of this parameter is closed. Open it from the view again.',
      );
    }
    return parameterText(connection, address.name, signal);
  }

  /** One at a time, whatever else is selected: each secret is a decision of its own. */
  async #reveal(entry: ParameterEntry): Promise<void> {
    if (entry.type !== 'SecureString') throw new AppError('invalid', 'Choose one SecureString parameter.');
    await revealOnce(this.#host, this.#connection(), entry.name, this.#scope.signal);
  }

  async #copyNames(entries: readonly ParameterEntry[]): Promise<void> {
    await vscode.env.clipboard.writeText(entries.map((entry) => entry.name).join('\n'));
  }

  async #copyArns(entries: readonly ParameterEntry[]): Promise<void> {
    const connection = this.#connection();
    const accountId = await this.#services.accounts.of(connection, this.#scope.signal);
    const { partition, region } = connection;
    const arns = entries.map((entry) => parameterArn(entry.name, { partition, region, accountId }));
    await vscode.env.clipboard.writeText(arns.join('\n'));
  }

  #connection(): Connection {
    const { connection } = this.#model;
    if (connection === undefined) throw new AppError('credentials', 'Choose a profile first.');
    return connection;
  }
}

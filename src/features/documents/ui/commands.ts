import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { AbortScope } from '../../../core/base/abort.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { AppError } from '../../../core/base/errors.ts';
import { showFilterBox } from '../../../host/filterBox.ts';
import type { Host, Services } from '../../../host/host.ts';
import type { Handlers } from '../../../host/tables/command.ts';
import { documentsCommands } from '../../../host/tables/documents.ts';
import { chosen } from '../../../host/tree.ts';
import { VirtualDocuments } from '../../../host/virtualDocuments.ts';
import { documentScheme, documentUri, parseDocumentUri } from '../address.ts';
import { documentContent } from '../api.ts';
import { documentArn, type ListedDocument } from '../model.ts';
import { chosenDocuments } from '../selection.ts';
import type { DocumentsModel } from '../tree.ts';
import { documentRef } from '../view.ts';

const viewId = 'ssmWorkbench.documents';

/** The commands of the Documents view, and the read-only editors they open. */
export class DocumentsCommands implements Disposable {
  readonly #model: DocumentsModel;
  readonly #host: Host;
  readonly #services: Services;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());
  readonly #editors: VirtualDocuments;

  constructor(model: DocumentsModel, host: Host, services: Services) {
    this.#model = model;
    this.#host = host;
    this.#services = services;
    this.#editors = this.#store.add(
      new VirtualDocuments(documentScheme, (uri, signal) => this.#read(uri, signal)),
    );
    this.#store.add(host.commands.register(documentsCommands, this.#handlers()));
  }

  dispose(): void {
    this.#store.dispose();
  }

  #handlers(): Handlers<typeof documentsCommands> {
    return {
      'ssmWorkbench.documents.refresh': () => this.#model.refresh(),
      'ssmWorkbench.documents.filter': () => this.#filter(),
      'ssmWorkbench.documents.clearFilter': () => this.#model.setFilter(''),
      'ssmWorkbench.documents.showMore': (level) => this.#model.showMore(level),
      'ssmWorkbench.documents.open': (...rows) => this.#open(this.#chosen(rows)),
      'ssmWorkbench.documents.run': (...rows) => this.#run(this.#pressed(rows)),
      'ssmWorkbench.documents.startSession': (...rows) => this.#startSession(this.#pressed(rows)),
      'ssmWorkbench.documents.copyName': (...rows) => this.#copyNames(this.#chosen(rows)),
      'ssmWorkbench.documents.copyArn': (...rows) => this.#copyArns(this.#chosen(rows)),
    };
  }

  #chosen(rows: readonly unknown[]): readonly [ListedDocument, ...ListedDocument[]] {
    return chosenDocuments(chosen(rows, 'document'), (owner, name) => this.#model.get(owner, name));
  }

  /** For what is done with one document, whatever else is selected. */
  #pressed(rows: readonly unknown[]): ListedDocument {
    return this.#chosen(rows.slice(0, 1))[0];
  }

  #filter(): void {
    showFilterBox(this.#services.clock, {
      title: 'Filter Documents',
      placeholder: 'Name, type, format, platform, or a tag as key:value',
      value: this.#model.status.filter,
      onChange: (text) => this.#model.setFilter(text),
    });
  }

  async #open(documents: readonly ListedDocument[]): Promise<void> {
    const { id } = this.#connection();
    const uris = documents.map((document) => vscode.Uri.from(documentUri(document, id)));
    await this.#editors.open(uris, viewId);
  }

  /** Editors outlive a switch of the connection: each asks the one it was opened from. */
  async #read(uri: vscode.Uri, signal: AbortSignal): Promise<string> {
    const address = parseDocumentUri(uri);
    const connection = address && this.#services.connections.byId(address.connectionId);
    if (address === undefined || connection === undefined) {
      throw new AppError(
        'notFound',
        'The connection of this document is closed. Open it from the view again.',
      );
    }
    return documentContent(connection, address, signal);
  }

  async #run(document: ListedDocument): Promise<void> {
    if (document.type !== 'Command') throw new AppError('invalid', 'Only Command documents run on nodes.');
    const ref = documentRef(document, this.#connection().id);
    await this.#host.commands.execute('ssmWorkbench.runCommand.new', { document: ref });
  }

  async #startSession(document: ListedDocument): Promise<void> {
    if (document.type !== 'Session') throw new AppError('invalid', 'Only Session documents start sessions.');
    const ref = documentRef(document, this.#connection().id);
    await this.#host.commands.execute('ssmWorkbench.sessions.startWith', { document: ref });
  }

  async #copyNames(documents: readonly ListedDocument[]): Promise<void> {
    await vscode.env.clipboard.writeText(documents.map((document) => document.name).join('\n'));
  }

  async #copyArns(documents: readonly ListedDocument[]): Promise<void> {
    const connection = this.#connection();
    const needsAccount = documents.some((document) => document.owner === 'mine');
    const accountId = needsAccount ? await this.#services.accounts.of(connection, this.#scope.signal) : '';
    const { partition, region } = connection;
    const arns = documents.map((document) => documentArn(document, { partition, region, accountId }));
    await vscode.env.clipboard.writeText(arns.join('\n'));
  }

  #connection(): Connection {
    const { connection } = this.#model;
    if (connection === undefined) throw new AppError('credentials', 'Choose a profile first.');
    return connection;
  }
}

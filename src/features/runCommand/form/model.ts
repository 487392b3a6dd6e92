import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { isCancelled, kindOf, messageOf } from '../../../core/base/errors.ts';
import { isProductionConnection } from '../../../core/model/production.ts';
import { createCommandsApi, isPerhapsSent, type SendRequest } from '../api.ts';
import { seededFleet, type Fleet } from '../fleet.ts';
import type { NodeNames } from '../../../core/aws/nodeNames.ts';
import { connectionWords } from '../../../core/base/words.ts';
import { applyEdit, fieldOf } from './draft.ts';
import type { Edit, FromPage, RunDraft, ToPage } from './messages.ts';
import { previewOf, previewView, type PreviewInput } from './preview.ts';
import type { FormOptions, FormPorts } from './ports.ts';
import { questionOf } from './question.ts';
import { requestOf } from './request.ts';
import { FormSources } from './sources.ts';
import { problemsOf } from './validate.ts';
import { documentsView, formView, nodesView } from './view.ts';

/** The Run Command form, without VS Code: takes what the page says, posts what the page shows. */
export class FormModel implements Disposable {
  readonly #options: FormOptions;
  readonly #ports: FormPorts;
  readonly #store = new DisposableStore();
  readonly #sources: FormSources;
  readonly #seeded: Fleet;
  readonly #touched = new Set<string>();
  #draft: RunDraft;
  #seq = 0;
  #attempt = 0;
  #sending = false;
  #failure: unknown;
  #documentQuery = '';
  #nodeQuery = '';

  constructor(options: FormOptions, ports: FormPorts) {
    this.#options = options;
    this.#ports = ports;
    this.#draft = options.draft;
    this.#seeded = seededFleet(options.seeds);
    this.#sources = this.#store.add(
      new FormSources(options, {
        document: () => this.#postForm(),
        catalog: () => this.#postDocuments(),
        fleet: () => this.#postFleet(),
      }),
    );
    this.#store.add(
      options.onDidChange((connection) => {
        if (connection?.id === options.connection.id) this.#reread();
      }),
    );
  }

  /** Reads the document and the nodes. */
  start(): void {
    this.#sources.read(this.#draft);
    this.#postForm();
  }

  get draft(): RunDraft {
    return this.#draft;
  }

  /** The whole state, for a page that begins or comes back. */
  messages(): readonly ToPage[] {
    return [this.#form(), this.#documents(), this.#nodes()];
  }

  handle(message: FromPage): void {
    switch (message.type) {
      case 'edit':
        this.#seq = message.seq;
        this.#edit(message.edit);
        break;
      case 'searchDocuments':
        this.#documentQuery = message.query;
        this.#searchDocuments();
        break;
      case 'searchNodes':
        this.#nodeQuery = message.query;
        this.#ports.post(this.#nodes());
        break;
      case 'leaveOut':
        this.#edit({ kind: 'nodes', ids: message.ids, chosen: false });
        break;
      case 'act':
        if (message.act === 'retry') this.#retry();
        else this.#ports.act(message.act);
        break;
      case 'send':
        void this.#send();
        break;
    }
  }

  dispose(): void {
    this.#store.dispose();
  }

  #edit(edit: Edit): void {
    this.#draft = applyEdit(this.#draft, edit);
    this.#touched.add(fieldOf(edit));
    this.#failure = undefined;
    if (edit.kind === 'text' && (edit.field === 'documentName' || edit.field === 'documentVersion')) {
      this.#sources.spec.clear();
      this.#sources.readDocument(this.#draft);
    }
    this.#postForm();
    if (edit.kind === 'nodes') this.#ports.post(this.#nodes());
  }

  #searchDocuments(): void {
    const { value, isLoading } = this.#sources.catalog;
    if (value === undefined && !isLoading) this.#sources.readCatalog();
    else this.#postDocuments();
  }

  #retry(): void {
    this.#failure = undefined;
    this.#sources.retry(this.#draft);
    this.#postForm();
  }

  #reread(): void {
    if (needsSignIn(this.#failure)) this.#failure = undefined;
    this.#sources.reread(this.#draft);
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#failure = undefined;
    if (problemsOf(this.#draft, this.#sources.spec.value).size > 0) {
      this.#attempt++;
      this.#postForm();
      return;
    }
    this.#sending = true;
    this.#postForm();
    try {
      await this.#askAndSend();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#sending = false;
      this.#postForm();
    }
  }

  #isClosed(): boolean {
    return this.#store.isDisposed;
  }

  #fail(error: unknown): void {
    if (isCancelled(error)) return;
    if (isPerhapsSent(error)) this.#ports.perhapsSent();
    if (this.#isClosed()) this.#ports.failedLate(error);
    else this.#failure = error;
  }

  async #askAndSend(): Promise<void> {
    const request = await this.#ask();
    if (request === undefined) return;
    const names = this.#reachedNames();
    // Not cancelled by closing the form: a command whose answer nobody waits for would run unseen.
    const { signal } = new AbortController();
    this.#ports.sent(await createCommandsApi(this.#options.connection).send(request, signal), names);
  }

  /**
   * What to send, once the person has agreed. Waits until document and nodes are known, so that the question
   * tells the truth; a form that is closed meanwhile sends nothing.
   */
  async #ask(): Promise<SendRequest | undefined> {
    await this.#sources.settled(this.#draft);
    const { value: spec, failure } = this.#sources.spec;
    // Why the document could not be read is shown already.
    if (spec === undefined || failure !== undefined || this.#isClosed()) return undefined;
    const draft = this.#draft;
    if (problemsOf(draft, spec).size > 0) {
      this.#attempt++;
      return undefined;
    }
    const input = this.#previewInput();
    const agreed = await this.#ports.confirm(questionOf(previewOf(input), input));
    return agreed && !this.#isClosed() ? requestOf(draft, spec) : undefined;
  }

  /** What the results call the nodes, so that they need not ask again. */
  #reachedNames(): NodeNames {
    const { reach } = previewOf(this.#previewInput());
    const nodes = reach.kind === 'known' ? reach.nodes : [];
    return new Map(nodes.filter((node) => node.name !== node.id).map((node) => [node.id, node.name]));
  }

  #postForm(): void {
    if (!this.#isClosed()) this.#ports.post(this.#form());
  }

  #postDocuments(): void {
    this.#ports.post(this.#documents());
  }

  #postFleet(): void {
    this.#postForm();
    this.#ports.post(this.#nodes());
  }

  #previewInput(): PreviewInput {
    const { connection, productionProfiles } = this.#options;
    const failure = this.#sources.fleet.failure;
    return {
      connection: connectionWords(connection),
      draft: this.#draft,
      spec: this.#sources.spec.value,
      fleet: this.#sources.fleet.value ?? this.#seeded,
      fleetLoading: this.#sources.fleet.isLoading,
      fleetFailure: failure === undefined ? undefined : messageOf(failure),
      productionProfile: isProductionConnection(productionProfiles, connection)
        ? connection.label
        : undefined,
    };
  }

  #form(): ToPage {
    const { connection } = this.#options;
    return formView({
      seq: this.#seq,
      connectionId: connection.id,
      connection: connectionWords(connection),
      draft: this.#draft,
      spec: this.#sources.spec.value,
      specLoading: this.#sources.spec.isLoading,
      versions: this.#sources.versions.value ?? [],
      problems: problemsOf(this.#draft, this.#sources.spec.value),
      touched: this.#touched,
      attempt: this.#attempt,
      preview: previewView(this.#previewInput()),
      sending: this.#sending,
      failure: this.#failure ?? this.#sources.spec.failure,
    });
  }

  #documents(): ToPage {
    const { value, isLoading, failure } = this.#sources.catalog;
    return documentsView(this.#documentQuery, value ?? [], isLoading, failure);
  }

  #nodes(): ToPage {
    const { value, isLoading, failure } = this.#sources.fleet;
    return nodesView(this.#nodeQuery, this.#draft.nodeIds, value ?? this.#seeded, isLoading, failure);
  }
}

function needsSignIn(failure: unknown): boolean {
  return failure !== undefined && ['expired', 'credentials'].includes(kindOf(failure));
}

import type { Connection } from '../../../core/aws/connection.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { isCancelled, kindOf, messageOf } from '../../../core/base/errors.ts';
import type { Event } from '../../../core/base/event.ts';
import type { Act } from '../../../core/model/advice.ts';
import { isProductionProfile } from '../../../core/model/production.ts';
import type { NodeRef } from '../../../core/model/refs.ts';
import { createCommandsApi, type SendRequest } from '../api.ts';
import type { Command } from '../command.ts';
import { commandDocuments, documentVersions, owners, readSpec, type DocumentItem } from '../documents.ts';
import type { DocumentSpec } from '../documentSpec.ts';
import { readFleet, seededFleet, type Fleet } from '../fleet.ts';
import type { NodeNames } from '../names.ts';
import { connectionWords } from '../words.ts';
import { applyEdit } from './draft.ts';
import { Loaded } from '../loaded.ts';
import type { Edit, FromPage, PreviewView, RunDraft, ToPage } from './messages.ts';
import { previewOf, previewView, type PreviewInput } from './preview.ts';
import { questionOf, type Question } from './question.ts';
import { requestOf } from './request.ts';
import { problemsOf } from './validate.ts';
import { documentsView, formView, nodesView } from './view.ts';

/** What the form needs of the editor around it. */
export interface FormPorts {
  post(message: ToPage): void;
  confirm(question: Question): Promise<boolean>;
  /** The command was sent; the form has done its work, and may be closed already. */
  sent(command: Command, names: NodeNames): void;
  /** The command was not sent, or perhaps not, and the form that could show it is closed. */
  failedLate(error: unknown): void;
  act(act: Act): void;
}

export interface FormOptions {
  readonly connection: Connection;
  /** Of the connections: the current one is another, or its credentials have changed. */
  readonly onDidChange: Event<Connection | undefined>;
  readonly draft: RunDraft;
  /** Why the draft is not as the person left it; shown until targets are chosen. */
  readonly notice?: string;
  /** Nodes that the person started from: shown at once, before anything was read. */
  readonly seeds: readonly NodeRef[];
  readonly productionTags: readonly string[];
  readonly productionProfiles: readonly string[];
}

/** The Run Command form, without VS Code: takes what the page says, posts what the page shows. */
export class FormModel implements Disposable {
  readonly #options: FormOptions;
  readonly #ports: FormPorts;
  readonly #store = new DisposableStore();
  readonly #spec = this.#store.add(new Loaded<DocumentSpec>(() => this.#postForm()));
  readonly #versions = this.#store.add(new Loaded<readonly string[]>(() => this.#postForm()));
  readonly #catalog = this.#store.add(new Loaded<readonly DocumentItem[]>(() => this.#postDocuments()));
  readonly #fleet = this.#store.add(new Loaded<Fleet>(() => this.#postFleet()));
  readonly #seeded: Fleet;
  readonly #touched = new Set<string>();
  #draft: RunDraft;
  #seq = 0;
  #attempt = 0;
  #sending = false;
  #failure: unknown;
  #documentQuery = '';
  #nodeQuery = '';
  #notice: string | undefined;

  constructor(options: FormOptions, ports: FormPorts) {
    this.#options = options;
    this.#ports = ports;
    this.#draft = options.draft;
    this.#notice = options.notice;
    this.#seeded = seededFleet(options.seeds);
    this.#store.add(
      options.onDidChange((connection) => {
        if (connection?.id === options.connection.id) this.#reread();
      }),
    );
  }

  /** Reads the document and the nodes. */
  start(): void {
    this.#readDocument();
    this.#readFleet();
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
        if (this.#catalog.value === undefined && !this.#catalog.isLoading) this.#readCatalog();
        else this.#postDocuments();
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
    if (choosesTargets(edit)) this.#notice = undefined;
    this.#failure = undefined;
    if (edit.kind === 'text' && (edit.field === 'documentName' || edit.field === 'documentVersion')) {
      this.#spec.clear();
      this.#readDocument();
    } else this.#postForm();
    if (edit.kind === 'nodes') this.#ports.post(this.#nodes());
  }

  #retry(): void {
    this.#failure = undefined;
    if (this.#spec.failure !== undefined) this.#readDocument();
    if (this.#fleet.failure !== undefined) this.#readFleet();
    if (this.#catalog.failure !== undefined) this.#readCatalog();
    this.#postForm();
  }

  /** What could not be read, or never was, may be readable by now. */
  #readMissing(): void {
    if (isMissing(this.#spec)) this.#readDocument();
    if (isMissing(this.#fleet)) this.#readFleet();
  }

  /** After a sign-in what had failed may work, and what was read may be another account's. */
  #reread(): void {
    if (needsSignIn(this.#failure)) this.#failure = undefined;
    this.#readDocument();
    this.#readFleet();
    if (this.#catalog.failure !== undefined) this.#readCatalog();
  }

  #readDocument(): void {
    const { connection } = this.#options;
    const { documentName, documentVersion } = this.#draft;
    if (problemsOf(this.#draft, undefined).has('documentName')) {
      this.#postForm();
      return;
    }
    this.#spec.load((signal) => readSpec(connection, documentName, documentVersion, signal));
    this.#versions.load((signal) => documentVersions(connection, documentName, signal));
  }

  #readFleet(): void {
    const { connection, productionTags, seeds } = this.#options;
    this.#fleet.load((signal) => readFleet(connection, productionTags, seeds, signal, this.#draft.nodeIds));
  }

  #readCatalog(): void {
    this.#catalog.load(async (signal, publish) => {
      const found: DocumentItem[] = [];
      for (const owner of owners) {
        for await (const page of commandDocuments(this.#options.connection, owner, signal)) {
          found.push(...page);
          publish([...found]);
        }
      }
      return found;
    });
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#failure = undefined;
    if (problemsOf(this.#draft, this.#spec.value).size > 0) {
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
    this.#readMissing();
    // An edit while the nodes are being read begins another document.
    while (this.#spec.isLoading || this.#fleet.isLoading) {
      await Promise.all([this.#spec.settled(), this.#fleet.settled()]);
    }
    const spec = this.#spec.value;
    // Why the document could not be read is shown already.
    if (spec === undefined || this.#spec.failure !== undefined || this.#isClosed()) return undefined;
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
    const profile = connection.spec.profile ?? 'default';
    const failure = this.#fleet.failure;
    return {
      connection: connectionWords(connection),
      draft: this.#draft,
      spec: this.#spec.value,
      fleet: this.#fleet.value ?? this.#seeded,
      fleetLoading: this.#fleet.isLoading,
      fleetFailure: failure === undefined ? undefined : messageOf(failure),
      productionProfile:
        !connection.isDemo && isProductionProfile(productionProfiles, profile) ? profile : undefined,
    };
  }

  #preview(): PreviewView {
    const preview = previewView(this.#previewInput());
    if (this.#notice === undefined) return preview;
    return { ...preview, lines: [{ tone: 'warning', text: this.#notice }, ...preview.lines] };
  }

  #form(): ToPage {
    const { connection } = this.#options;
    return formView({
      seq: this.#seq,
      connectionId: connection.id,
      connection: connectionWords(connection),
      draft: this.#draft,
      spec: this.#spec.value,
      specLoading: this.#spec.isLoading,
      versions: this.#versions.value ?? [],
      problems: problemsOf(this.#draft, this.#spec.value),
      touched: this.#touched,
      attempt: this.#attempt,
      preview: this.#preview(),
      sending: this.#sending,
      failure: this.#failure ?? this.#spec.failure,
    });
  }

  #documents(): ToPage {
    const { value, isLoading, failure } = this.#catalog;
    return documentsView(this.#documentQuery, value ?? [], isLoading, failure);
  }

  #nodes(): ToPage {
    const { value, isLoading, failure } = this.#fleet;
    return nodesView(this.#nodeQuery, this.#draft.nodeIds, value ?? this.#seeded, isLoading, failure);
  }
}

function isMissing({
  value,
  isLoading,
  failure,
}: Pick<Loaded<unknown>, 'value' | 'isLoading' | 'failure'>): boolean {
  return failure !== undefined || (value === undefined && !isLoading);
}

function choosesTargets(edit: Edit): boolean {
  return (
    edit.kind === 'nodes' || edit.kind === 'tag' || (edit.kind === 'text' && edit.field === 'resourceGroup')
  );
}

function needsSignIn(failure: unknown): boolean {
  return failure !== undefined && ['expired', 'credentials'].includes(kindOf(failure));
}

/** The field whose problems an edit makes worth showing. */
function fieldOf(edit: Edit): string {
  switch (edit.kind) {
    case 'text':
    case 'flag':
      return edit.field;
    case 'parameter':
      return `parameter.${edit.name}`;
    case 'tag':
      return `tag.${edit.index}`;
    case 'event':
      return 'notificationEvents';
    case 'nodes':
    case 'targetKind':
    case 'addTag':
    case 'removeTag':
    case 'notificationType':
      return edit.kind;
  }
}

import type { Connection } from '../../../core/aws/connection.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { commandDocuments, documentVersions, owners, readSpec, type DocumentItem } from '../documents.ts';
import type { DocumentSpec } from '../../../core/model/documentSpec.ts';
import { readFleet, type Fleet } from '../fleet.ts';
import { Loaded } from '../loaded.ts';
import type { NodeRef } from '../../../core/model/refs.ts';
import type { RunDraft } from './messages.ts';
import { problemsOf } from './validate.ts';

export interface SourceOptions {
  readonly connection: Connection;
  readonly seeds: readonly NodeRef[];
  readonly productionTags: readonly string[];
}

/** Who hears that something was read, or could not be. */
export interface SourceListener {
  document(): void;
  catalog(): void;
  fleet(): void;
}

/** What the form reads from the service: its document, the documents to choose from, the nodes. */
export class FormSources implements Disposable {
  readonly #options: SourceOptions;
  readonly #store = new DisposableStore();
  readonly spec: Loaded<DocumentSpec>;
  readonly versions: Loaded<readonly string[]>;
  readonly catalog: Loaded<readonly DocumentItem[]>;
  readonly fleet: Loaded<Fleet>;

  constructor(options: SourceOptions, listener: SourceListener) {
    this.#options = options;
    this.spec = this.#store.add(new Loaded(() => listener.document()));
    this.versions = this.#store.add(new Loaded(() => listener.document()));
    this.catalog = this.#store.add(new Loaded(() => listener.catalog()));
    this.fleet = this.#store.add(new Loaded(() => listener.fleet()));
  }

  /** Reads the document and the nodes, anew if they were read before. */
  read(draft: RunDraft): void {
    this.readDocument(draft);
    this.#readFleet(draft);
  }

  /** Reads the document that the draft names; a name that cannot be one is not asked for. */
  readDocument(draft: RunDraft): void {
    const { connection } = this.#options;
    const { documentName, documentVersion } = draft;
    if (problemsOf(draft, undefined).has('documentName')) return;
    this.spec.load((signal) => readSpec(connection, documentName, documentVersion, signal));
    this.versions.load((signal) => documentVersions(connection, documentName, signal));
  }

  /** Lists the documents to choose from: the account's own first, page by page. */
  readCatalog(): void {
    this.catalog.load(async (signal, publish) => {
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

  /** Reads again what could not be read. */
  retry(draft: RunDraft): void {
    if (this.spec.failure !== undefined) this.readDocument(draft);
    if (this.fleet.failure !== undefined) this.#readFleet(draft);
    if (this.catalog.failure !== undefined) this.readCatalog();
  }

  /** Resolves when document and nodes are known or cannot be read; what failed before is tried once more. */
  async settled(draft: RunDraft): Promise<void> {
    if (isMissing(this.spec)) this.readDocument(draft);
    if (isMissing(this.fleet)) this.#readFleet(draft);
    // An edit while the nodes are being read begins another document.
    while (this.spec.isLoading || this.fleet.isLoading) {
      await Promise.all([this.spec.settled(), this.fleet.settled()]);
    }
  }

  /** After a sign-in what had failed may work, and what was read may be another account's. */
  reread(draft: RunDraft): void {
    this.read(draft);
    if (this.catalog.failure !== undefined) this.readCatalog();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #readFleet(draft: RunDraft): void {
    const { connection, productionTags, seeds } = this.#options;
    this.fleet.load((signal) => readFleet(connection, productionTags, seeds, signal, draft.nodeIds));
  }
}

function isMissing({
  value,
  isLoading,
  failure,
}: Pick<Loaded<unknown>, 'value' | 'isLoading' | 'failure'>): boolean {
  return failure !== undefined || (value === undefined && !isLoading);
}

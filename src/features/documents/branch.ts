import type { Connection } from '../../core/aws/connection.ts';
import { Listing, type ListingTarget } from '../../core/aws/listing.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import { compareText } from '../../core/base/naturalOrder.ts';
import { documentPages } from './api.ts';
import type { DocumentFilter } from './filter.ts';
import { listedDocument, type ListedDocument, type Owner } from './model.ts';

/** Documents of one type that stand together. */
export interface TypeGroup {
  readonly owner: Owner;
  readonly type: string;
  readonly documents: readonly ListedDocument[];
}

/** The documents of one owner, loaded when somebody opens it. */
export class Branch implements ListingTarget, Disposable {
  readonly owner: Owner;
  readonly listing: Listing;
  readonly #documents = new Map<string, ListedDocument>();
  #seen = new Set<string>();

  constructor(clock: Clock, owner: Owner) {
    this.owner = owner;
    this.listing = new Listing(clock, this);
  }

  /** How many documents the last load has brought. */
  get loaded(): number {
    return this.#seen.size;
  }

  get size(): number {
    return this.#documents.size;
  }

  get(name: string): ListedDocument | undefined {
    return this.#documents.get(name);
  }

  clear(): void {
    this.#documents.clear();
    this.#seen.clear();
  }

  /** A reload keeps what is there until it is told anew; what a complete one does not mention is gone. */
  async load(connection: Connection, signal: AbortSignal): Promise<void> {
    const seen = new Set<string>();
    this.#seen = seen;
    for await (const page of documentPages(connection, this.owner, signal)) {
      for (const facts of page) {
        seen.add(facts.name);
        this.#documents.set(facts.name, listedDocument(facts));
      }
      if (page.length > 0) this.listing.arrived();
    }
    for (const name of this.#documents.keys()) if (!seen.has(name)) this.#documents.delete(name);
  }

  /** What passes the filter, by type; only types that have something. */
  groups(filter: DocumentFilter): readonly TypeGroup[] {
    const byType = new Map<string, ListedDocument[]>();
    for (const document of this.#documents.values()) {
      if (!filter(document)) continue;
      const group = byType.get(document.type) ?? [];
      byType.set(document.type, group);
      group.push(document);
    }
    return [...byType]
      .sort(([left], [right]) => compareText(left, right))
      .map(([type, documents]) => ({ owner: this.owner, type, documents: documents.sort(byName) }));
  }

  dispose(): void {
    this.listing.dispose();
  }
}

function byName(left: ListedDocument, right: ListedDocument): number {
  return compareText(left.sortKey, right.sortKey) || compareText(left.name, right.name);
}

import type { Connection } from '../../core/aws/connection.ts';
import type { Listing } from '../../core/aws/listing.ts';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { Emitter } from '../../core/base/event.ts';
import type { ListModel, ListStatus, TooltipLines, TreeRow } from '../../core/model/tree.ts';
import { Branch, type TypeGroup } from './branch.ts';
import { documentFilter, type DocumentFilter } from './filter.ts';
import { aliasesFor, owners, type ListedDocument, type Owner } from './model.ts';
import { documentTooltip, rowOf, type DocumentsElement } from './view.ts';

export const firstRows = 200;
export const moreRows = 500;
/** What a filter found stands open as long as it is few. */
const openMatches = 50;

/** The Documents view, pure: owners, below them types, below those documents. */
export class DocumentsModel implements ListModel<DocumentsElement, Connection>, Disposable {
  readonly #disposables = new DisposableStore();
  readonly #changed = new Emitter<DocumentsElement | undefined>();
  readonly onDidChange = this.#changed.event;
  readonly #statusChanged = new Emitter<void>();
  readonly onDidChangeStatus = this.#statusChanged.event;
  readonly #branches: { readonly [O in Owner]: Branch };
  readonly #limits = new Map<string, number>();
  readonly #groups = new Map<Owner, readonly TypeGroup[]>();
  #filter = '';
  #passes: DocumentFilter = documentFilter('');

  constructor(clock: Clock) {
    const branch = (owner: Owner): Branch => this.#disposables.add(new Branch(clock, owner));
    this.#branches = { mine: branch('mine'), amazon: branch('amazon'), shared: branch('shared') };
    for (const owner of owners) {
      const { listing } = this.#branches[owner];
      this.#disposables.add(listing.onDidChange(() => this.#draw()));
      this.#disposables.add(listing.onDidChangeStatus(() => this.#statusChanged.fire()));
    }
  }

  get connection(): Connection | undefined {
    return this.#branches.mine.listing.connection;
  }

  get firstDraw(): Promise<void> | undefined {
    return this.#branches.mine.listing.firstDraw;
  }

  get status(): ListStatus {
    const listings = this.#listings();
    const total = owners.reduce((sum, owner) => sum + this.#branches[owner].size, 0);
    const loaded = owners.reduce((sum, owner) => sum + this.#branches[owner].loaded, 0);
    const shown = owners.reduce((sum, owner) => sum + sizeOf(this.#groupsOf(owner)), 0);
    return {
      phase: phaseOf(listings),
      failure: listings.find((listing) => listing.failure !== undefined)?.failure,
      loaded,
      total,
      shown,
      hasRows: this.#roots().length > 0,
      filter: this.#filter,
      notices: [...new Set(listings.flatMap((listing) => listing.notices))],
    };
  }

  get(owner: Owner, name: string): ListedDocument | undefined {
    return this.#branches[owner].get(name);
  }

  use(connection: Connection | undefined): void {
    this.#limits.clear();
    for (const listing of this.#listings()) listing.use(connection);
  }

  refresh(): void {
    for (const listing of this.#listings()) listing.refresh();
  }

  setFilter(text: string): void {
    this.#filter = text.trim();
    this.#passes = documentFilter(this.#filter);
    this.#limits.clear();
    this.#draw();
  }

  showMore(level: string): void {
    this.#limits.set(level, this.#limit(level) + moreRows);
    this.#draw();
  }

  /** Loading waits for this: an owner's documents are asked for when its row is opened, or a filter is set. */
  children(parent: DocumentsElement | undefined): readonly DocumentsElement[] {
    if (parent === undefined) {
      this.#ensure();
      return this.#roots();
    }
    if (parent.kind === 'owner') return this.#typesOf(parent.owner);
    return parent.kind === 'type' ? this.#documentsOf(parent.group) : [];
  }

  row(element: DocumentsElement): TreeRow {
    return rowOf(element);
  }

  tooltip(element: DocumentsElement): TooltipLines {
    return element.kind === 'document' ? documentTooltip(element.document) : [];
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#changed.dispose();
    this.#statusChanged.dispose();
  }

  #listings(): readonly Listing[] {
    return owners.map((owner) => this.#branches[owner].listing);
  }

  #ensure(): void {
    this.#branches.mine.listing.ensure();
    if (this.#filter !== '') for (const listing of this.#listings()) listing.ensure();
  }

  /** The three owners, once the first answer shows that there is a way in; with a filter those with a match. */
  #roots(): readonly DocumentsElement[] {
    const { listing, size } = this.#branches.mine;
    const isOpen = size > 0 || listing.isComplete;
    if (!isOpen && this.#filter === '') return [];
    const hints = aliasesFor(this.#filter).map((alias): DocumentsElement => ({ kind: 'hint', alias }));
    return [
      ...hints,
      ...owners.filter((owner) => this.#isShown(owner)).map((owner) => this.#ownerRow(owner)),
    ];
  }

  #isShown(owner: Owner): boolean {
    return this.#filter === '' || this.#groupsOf(owner).length > 0;
  }

  #ownerRow(owner: Owner): DocumentsElement {
    const summary = this.#summary(owner);
    const isFiltered = this.#filter !== '';
    return { kind: 'owner', owner, summary, opening: { open: owner === 'mine' || isFiltered, isFiltered } };
  }

  #summary(owner: Owner): string {
    const { listing } = this.#branches[owner];
    if (listing.phase === 'idle' && this.#branches[owner].size === 0) return '';
    const shown = sizeOf(this.#groupsOf(owner)).toLocaleString('en-US');
    return listing.isLoading ? `${shown} so far` : shown;
  }

  #typesOf(owner: Owner): readonly DocumentsElement[] {
    const { listing } = this.#branches[owner];
    listing.ensure();
    const groups = this.#groupsOf(owner);
    if (groups.length === 0 && listing.phase !== 'settled') return [{ kind: 'loading', owner }];
    const isFiltered = this.#filter !== '';
    const opening = { open: isFiltered && sizeOf(groups) <= openMatches, isFiltered };
    const types = groups.map((group): DocumentsElement => ({ kind: 'type', group, opening }));
    return listing.failure === undefined
      ? types
      : [...types, { kind: 'failed', owner, error: listing.failure }];
  }

  #documentsOf(group: TypeGroup): readonly DocumentsElement[] {
    const level = `${group.owner}:${group.type}`;
    const documents = group.documents.slice(0, this.#limit(level));
    const rows = documents.map((document): DocumentsElement => ({ kind: 'document', document }));
    const hidden = group.documents.length - documents.length;
    return hidden === 0 ? rows : [...rows, { kind: 'more', level, hidden }];
  }

  #limit(level: string): number {
    return this.#limits.get(level) ?? firstRows;
  }

  #groupsOf(owner: Owner): readonly TypeGroup[] {
    const groups = this.#groups.get(owner) ?? this.#branches[owner].groups(this.#passes);
    this.#groups.set(owner, groups);
    return groups;
  }

  #draw(): void {
    this.#groups.clear();
    this.#changed.fire(undefined);
    this.#statusChanged.fire();
  }
}

function sizeOf(groups: readonly TypeGroup[]): number {
  return groups.reduce((sum, group) => sum + group.documents.length, 0);
}

function phaseOf(listings: readonly Listing[]): ListStatus['phase'] {
  if (listings.some((listing) => listing.isLoading)) return 'loading';
  return listings.every((listing) => listing.phase === 'idle') ? 'idle' : 'settled';
}

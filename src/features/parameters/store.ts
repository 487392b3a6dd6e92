import type { Connection } from '../../core/aws/connection.ts';
import { Listing, type ListingTarget } from '../../core/aws/listing.ts';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { messageOf } from '../../core/base/errors.ts';
import { Loader } from '../../core/base/loader.ts';
import type { Log } from '../../core/base/log.ts';
import { matchingPages, parameterPages } from './api.ts';
import { parameterFilter, searchWord, type ParameterFilter } from './filter.ts';
import { Hierarchy, type ParameterEntry } from './model.ts';

/**
 * The parameters of the connection in force. The first load shows while it grows; a reload grows out of sight
 * and takes the place of the old one when it is complete, so that a level never shrinks and grows again.
 */
export class ParameterStore implements ListingTarget, Disposable {
  readonly #disposables = new DisposableStore();
  readonly #log: Log;
  readonly listing: Listing;
  /** Asks the service for what the filter means while the list is still on its way. */
  readonly #search = this.#disposables.add(new Loader());
  #shown = new Hierarchy();
  #growing: Hierarchy | undefined;
  #filterText = '';
  #passes: ParameterFilter | undefined;
  #filtered: Hierarchy | undefined;

  constructor(clock: Clock, log: Log) {
    this.#log = log;
    this.listing = this.#disposables.add(new Listing(clock, this));
    this.#disposables.add(this.#search.onDidChange(() => this.#searched()));
  }

  /** What is drawn: everything, or what passes the filter. */
  get visible(): Hierarchy {
    return this.#filtered ?? this.#shown;
  }

  get total(): number {
    return this.#shown.size;
  }

  /** How many parameters the load that runs has brought. */
  get loaded(): number {
    return (this.#growing ?? this.#shown).size;
  }

  get filter(): string {
    return this.#filterText;
  }

  /** Quiet sentences: what is slow, and what is done about it. */
  get notices(): readonly string[] {
    const search = this.#search.isRunning ? ['Asking for matching names…'] : [];
    return [...this.listing.notices, ...search];
  }

  /** Whether the levels that are drawn may still grow. */
  get isGrowing(): boolean {
    return this.#growing === this.#shown && this.listing.isLoading;
  }

  get(name: string): ParameterEntry | undefined {
    return this.#shown.get(name);
  }

  setFilter(text: string): void {
    this.#filterText = text.trim();
    this.#passes = this.#filterText === '' ? undefined : parameterFilter(this.#filterText);
    this.#refilter();
    this.#startSearch();
  }

  clear(): void {
    this.#search.reset();
    this.#shown = new Hierarchy();
    this.#growing = undefined;
    this.#refilter();
  }

  async load(connection: Connection, signal: AbortSignal): Promise<void> {
    const isFirst = this.#shown.size === 0;
    const growing = isFirst ? this.#shown : new Hierarchy();
    this.#growing = growing;
    for await (const page of parameterPages(connection, signal)) {
      this.#addPage(growing, page);
    }
    this.#search.reset();
    if (isFirst) return;
    this.#shown = growing;
    this.#refilter();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #addPage(growing: Hierarchy, page: readonly ParameterEntry[]): void {
    for (const entry of page) {
      growing.add(entry);
      if (growing === this.#shown && this.#passes?.(entry) === true) this.#filtered?.add(entry);
    }
    if (page.length > 0) this.listing.arrived();
  }

  #startSearch(): void {
    this.#search.reset();
    const { connection } = this.listing;
    const word = searchWord(this.#filterText);
    if (word === undefined || connection === undefined || !this.isGrowing) return;
    const growing = this.#shown;
    this.#search.start(async (signal) => {
      for await (const page of matchingPages(connection, word, signal)) this.#addPage(growing, page);
    });
  }

  /** Without it the names come all the same, only later. */
  #searched(): void {
    const { state } = this.#search;
    if (state.phase === 'failed')
      this.#log.debug(`Matching names were not found early: ${messageOf(state.error)}`);
    this.listing.arrived();
  }

  #refilter(): void {
    const passes = this.#passes;
    if (passes === undefined) {
      this.#filtered = undefined;
      return;
    }
    const filtered = new Hierarchy();
    for (const entry of this.#shown.all()) if (passes(entry)) filtered.add(entry);
    this.#filtered = filtered;
  }
}

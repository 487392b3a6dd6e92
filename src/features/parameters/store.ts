import type { Connection } from '../../core/aws/connection.ts';
import { Listing, type ListingTarget } from '../../core/aws/listing.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import { parameterPages } from './api.ts';
import { parameterFilter, type ParameterFilter } from './filter.ts';
import { Hierarchy, type ParameterEntry } from './model.ts';

/**
 * The parameters of the connection in force. The first load shows while it grows; a reload grows out of sight
 * and takes the place of the old one when it is complete, so that a level never shrinks and grows again.
 */
export class ParameterStore implements ListingTarget, Disposable {
  readonly listing: Listing;
  #shown = new Hierarchy();
  #growing: Hierarchy | undefined;
  #filterText = '';
  #passes: ParameterFilter | undefined;
  #filtered: Hierarchy | undefined;

  constructor(clock: Clock) {
    this.listing = new Listing(clock, this);
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
  }

  clear(): void {
    this.#shown = new Hierarchy();
    this.#growing = undefined;
    this.#refilter();
  }

  async load(connection: Connection, signal: AbortSignal): Promise<void> {
    const isFirst = this.#shown.size === 0;
    const growing = isFirst ? this.#shown : new Hierarchy();
    this.#growing = growing;
    for await (const page of parameterPages(connection, signal)) {
      for (const entry of page) this.#add(growing, entry);
      if (page.length > 0) this.listing.arrived();
    }
    if (isFirst) return;
    this.#shown = growing;
    this.#refilter();
  }

  dispose(): void {
    this.listing.dispose();
  }

  #add(growing: Hierarchy, entry: ParameterEntry): void {
    growing.add(entry);
    if (growing === this.#shown && this.#passes?.(entry) === true) this.#filtered?.add(entry);
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

import type { Connection } from '../../core/aws/connection.ts';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { Emitter } from '../../core/base/event.ts';
import type { Log } from '../../core/base/log.ts';
import type { ListModel, ListStatus, TooltipLines, TreeRow } from '../../core/model/tree.ts';
import type { Level, ParameterEntry } from './model.ts';
import { ParameterStore } from './store.ts';
import { parameterTooltip, rowOf, type ParametersElement } from './view.ts';

export const firstRows = 200;
export const moreRows = 500;
/** What a filter found stands open as long as it is few. */
const openMatches = 100;

/** The Parameters view, pure: the hierarchy that names make, level by level. */
export class ParametersModel implements ListModel<ParametersElement, Connection>, Disposable {
  readonly #disposables = new DisposableStore();
  readonly #changed = new Emitter<ParametersElement | undefined>();
  readonly onDidChange = this.#changed.event;
  readonly #statusChanged = new Emitter<void>();
  readonly onDidChangeStatus = this.#statusChanged.event;
  readonly #store: ParameterStore;
  readonly #limits = new Map<string, number>();

  constructor(clock: Clock, log: Log) {
    this.#store = this.#disposables.add(new ParameterStore(clock, log));
    const { listing } = this.#store;
    this.#disposables.add(listing.onDidChange(() => this.#changed.fire(undefined)));
    this.#disposables.add(listing.onDidChangeStatus(() => this.#statusChanged.fire()));
  }

  get connection(): Connection | undefined {
    return this.#store.listing.connection;
  }

  get firstDraw(): Promise<void> | undefined {
    return this.#store.listing.firstDraw;
  }

  get status(): ListStatus {
    const { listing, loaded, total, filter, visible, notices } = this.#store;
    const { phase, failure } = listing;
    const shown = visible.size;
    return { phase, failure, loaded, total, shown, hasRows: shown > 0, filter, notices };
  }

  get(name: string): ParameterEntry | undefined {
    return this.#store.get(name);
  }

  use(connection: Connection | undefined): void {
    this.#limits.clear();
    this.#store.listing.use(connection);
  }

  refresh(): void {
    this.#store.listing.refresh();
  }

  setFilter(text: string): void {
    this.#store.setFilter(text);
    this.#limits.clear();
    this.#store.listing.redraw();
  }

  showMore(level: string): void {
    this.#limits.set(level, this.#limit(level) + moreRows);
    this.#store.listing.redraw();
  }

  /** Loading waits for this: VS Code asks for rows when the view is visible. */
  children(parent: ParametersElement | undefined): readonly ParametersElement[] {
    if (parent === undefined) this.#store.listing.ensure();
    else if (parent.kind !== 'folder') return [];
    const level = this.#store.visible.level(parent?.path ?? '');
    return level === undefined ? [] : this.#rows(level);
  }

  row(element: ParametersElement): TreeRow {
    return rowOf(element);
  }

  tooltip(element: ParametersElement): TooltipLines {
    return element.kind === 'parameter' ? parameterTooltip(element.entry) : [];
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#changed.dispose();
    this.#statusChanged.dispose();
  }

  #rows(level: Level): readonly ParametersElement[] {
    const limit = this.#limit(level.path);
    const folders = level.folders.slice(0, limit).map((folder) => this.#folder(folder));
    const entries = level.entries.slice(0, limit - folders.length);
    const rows = [...folders, ...entries.map((entry): ParametersElement => ({ kind: 'parameter', entry }))];
    const hidden = level.folders.length + level.entries.length - rows.length;
    return hidden === 0 ? rows : [...rows, { kind: 'more', level: level.path, hidden }];
  }

  #folder({ path, segment, count }: Level): ParametersElement {
    const { filter, isGrowing, visible } = this.#store;
    const isFiltered = filter !== '';
    const open = isFiltered && visible.size <= openMatches;
    return { kind: 'folder', path, segment, count, isGrowing, isFiltered, open };
  }

  #limit(level: string): number {
    return this.#limits.get(level) ?? firstRows;
  }
}

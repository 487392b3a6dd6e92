import type { Connection } from '../../core/aws/connection.ts';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { Emitter } from '../../core/base/event.ts';
import type { Log } from '../../core/base/log.ts';
import type { ListModel, ListStatus, TooltipLines, TreeRow } from '../../core/model/tree.ts';
import { nodeFilter } from './filter.ts';
import { Fleet } from './fleet.ts';
import { arrange, parseGroupBy, type Arrangement, type GroupBy, type NodeGroup } from './grouping.ts';
import { nodeTooltip, rowOf, type NodesElement } from './view.ts';

/** So many rows of a group show at first, the rest by "Show more": a group of thousands stays fast. */
export const firstRows = 100;
export const moreRows = 500;
/** Up to so many groups stand open at first. */
const openGroups = 8;

/** The Nodes view, pure: how the fleet is grouped and filtered, and which rows that makes. */
export class NodesModel implements ListModel<NodesElement, Connection>, Disposable {
  readonly #disposables = new DisposableStore();
  readonly #changed = new Emitter<NodesElement | undefined>();
  readonly onDidChange = this.#changed.event;
  readonly #statusChanged = new Emitter<void>();
  readonly onDidChangeStatus = this.#statusChanged.event;
  readonly fleet: Fleet;
  readonly #limits = new Map<string, number>();
  #filter = '';
  #groupBy: GroupBy;
  #arrangement: Arrangement | undefined;

  constructor(clock: Clock, log: Log, groupBy: string) {
    this.#groupBy = parseGroupBy(groupBy);
    this.fleet = this.#disposables.add(new Fleet(clock, log));
    this.#disposables.add(this.fleet.listing.onDidChange(() => this.#draw()));
    this.#disposables.add(this.fleet.listing.onDidChangeStatus(() => this.#statusChanged.fire()));
  }

  get groupBy(): GroupBy {
    return this.#groupBy;
  }

  get firstDraw(): Promise<void> | undefined {
    return this.fleet.listing.firstDraw;
  }

  get status(): ListStatus {
    const { listing, store, notices } = this.fleet;
    const { phase, failure } = listing;
    const { shown } = this.#arranged();
    const counts = { loaded: store.loaded, total: store.size, shown, hasRows: shown > 0 };
    return { phase, failure, ...counts, filter: this.#filter, notices };
  }

  /** The group of that id as it stands now, filtered. */
  group(id: string): NodeGroup | undefined {
    return this.#arranged().groups.find((group) => group.name.id === id);
  }

  use(connection: Connection | undefined): void {
    this.#limits.clear();
    this.fleet.use(connection);
  }

  refresh(): void {
    this.fleet.refresh();
  }

  setFilter(text: string): void {
    this.#filter = text.trim();
    this.#limits.clear();
    this.#draw();
  }

  setGroupBy(groupBy: string): void {
    this.#groupBy = parseGroupBy(groupBy);
    this.#limits.clear();
    this.#draw();
  }

  showMore(groupId: string): void {
    this.#limits.set(groupId, this.#limit(groupId) + moreRows);
    this.#draw();
  }

  /** Loading waits for this: VS Code asks for rows when the view is visible. */
  children(parent: NodesElement | undefined): readonly NodesElement[] {
    if (parent === undefined) {
      this.fleet.listing.ensure();
      return this.#roots();
    }
    return parent.kind === 'group' ? this.#members(parent.group) : [];
  }

  row(element: NodesElement): TreeRow {
    return rowOf(element, this.fleet.listing.connection?.id ?? '');
  }

  tooltip(element: NodesElement): TooltipLines {
    return element.kind === 'node' ? nodeTooltip(element.node, this.fleet.details.get(element.node.id)) : [];
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#changed.dispose();
    this.#statusChanged.dispose();
  }

  #roots(): readonly NodesElement[] {
    const { groups } = this.#arranged();
    if (this.#groupBy.by === 'none') return groups.flatMap((group) => this.#members(group));
    const open = groups.length <= openGroups;
    return groups.map((group) => ({ kind: 'group', group, open }));
  }

  #members(group: NodeGroup): readonly NodesElement[] {
    const groupId = group.name.id;
    const limit = this.#limit(groupId);
    const rows = group.nodes.slice(0, limit).map((node): NodesElement => ({ kind: 'node', node }));
    const hidden = group.size - rows.length;
    if (hidden > 0) rows.push({ kind: 'more', groupId, hidden });
    return group.name.offersTags === true ? [{ kind: 'loadTags', nodes: group.size }, ...rows] : rows;
  }

  #limit(groupId: string): number {
    return this.#limits.get(groupId) ?? firstRows;
  }

  #arranged(): Arrangement {
    this.#arrangement ??= arrange(this.fleet.store.all(), nodeFilter(this.#filter), this.#groupBy);
    return this.#arrangement;
  }

  #draw(): void {
    this.#arrangement = undefined;
    this.#changed.fire(undefined);
    this.#statusChanged.fire();
  }
}

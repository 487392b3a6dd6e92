import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { Emitter } from '../../core/base/event.ts';
import { isRecord } from '../../core/base/json.ts';
import type { TooltipLines, TreeModel, TreeRow } from '../../core/model/tree.ts';
import { isActive, type TunnelStatus } from './model.ts';
import { rateBetween, type Rate, type Sample } from './rate.ts';
import { tunnelScopes, type SavedTunnel, type TunnelEntry, type TunnelScope } from './saved.ts';
import { rowOf, tooltipOf, type TunnelView } from './view.ts';

/** A row as VS Code holds it: the same object for as long as there is the tunnel. */
export interface TunnelElement {
  readonly id: string;
}

type Tunnelled = Extract<TunnelEntry, { kind: 'tunnel' }>;

/** Reads what a command was given by a row; anybody may call commands. */
export function parseElement(value: unknown): TunnelElement | undefined {
  if (!isRecord(value)) return undefined;
  const { id } = value;
  return typeof id === 'string' ? { id } : undefined;
}

/**
 * The Tunnels view, pure: what is saved, how what was started stands, and what flows. A tunnel that runs stays in
 * the list when it is taken out of the settings, until it has stopped.
 */
export class TunnelList implements TreeModel<TunnelElement>, Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<TunnelElement | undefined>());
  readonly onDidChange = this.#changed.event;
  readonly #now: () => number;
  readonly #saved = new Map<TunnelScope, readonly TunnelEntry[]>();
  /** What is saved, in its order, by id: each row asks for its own, and somebody may have thousands. */
  #byId: ReadonlyMap<string, TunnelEntry> = new Map();
  readonly #elements = new Map<string, TunnelElement>();
  readonly #statuses = new Map<string, TunnelStatus>();
  /** Entries of started tunnels, for those that are saved no more. */
  readonly #started = new Map<string, Tunnelled>();
  readonly #samples = new Map<string, Sample>();
  readonly #rates = new Map<string, Rate>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** All rows, in their order. */
  get entries(): readonly TunnelEntry[] {
    const lost = [...this.#started.values()].filter(({ id }) => !this.#byId.has(id) && this.#isActive(id));
    return [...this.#byId.values(), ...lost];
  }

  get tunnels(): readonly Tunnelled[] {
    return this.entries.filter((entry) => entry.kind === 'tunnel');
  }

  /** How many tunnels are started and not stopped. */
  get active(): number {
    return [...this.#started.keys()].filter((id) => this.#isActive(id)).length;
  }

  entry(id: string): TunnelEntry | undefined {
    const started = this.#started.get(id);
    return this.#byId.get(id) ?? (started !== undefined && this.#isActive(id) ? started : undefined);
  }

  /** A tunnel that is kept somewhere; undefined for one that only still runs. */
  saved(id: string): SavedTunnel | undefined {
    const entry = this.#byId.get(id);
    if (entry?.kind !== 'tunnel' || entry.scope === 'task') return undefined;
    const { scope } = entry;
    return { ...entry, scope };
  }

  /** By its name: of the workspace first, then the person's own. */
  named(name: string): Tunnelled | undefined {
    return this.tunnels.find(({ config }) => config.name === name);
  }

  status(id: string): TunnelStatus | undefined {
    return this.#statuses.get(id);
  }

  /** What one place of settings holds now. */
  setSaved(scope: TunnelScope, entries: readonly TunnelEntry[]): void {
    this.#saved.set(scope, entries);
    const all = tunnelScopes.flatMap((each) => this.#saved.get(each) ?? []);
    this.#byId = new Map(all.map((entry) => [entry.id, entry]));
    this.#changed.fire(undefined);
  }

  /** A tunnel was started, or changed its state. */
  setStatus(entry: Tunnelled, status: TunnelStatus): void {
    const isNew = !this.#started.has(entry.id);
    this.#started.set(entry.id, entry);
    this.#statuses.set(entry.id, status);
    if (status.state.kind !== 'open') this.#forgetRate(entry.id);
    // One that is saved no more comes and goes as a row.
    this.#changed.fire(isNew || !this.#byId.has(entry.id) ? undefined : this.#element(entry.id));
  }

  /** Counts what flowed since the last time, of those that are open. Redraws only what changed. */
  sample(statuses: ReadonlyMap<string, TunnelStatus>): void {
    const at = this.#now();
    for (const [id, status] of statuses) {
      if (status.state.kind !== 'open') continue;
      const { sent, received } = status.traffic;
      const before = this.#samples.get(id);
      const rate = before === undefined ? undefined : rateBetween(before, { at, sent, received });
      const was = this.#rates.get(id);
      this.#samples.set(id, { at, sent, received });
      if (rate !== undefined) this.#rates.set(id, rate);
      this.#statuses.set(id, status);
      if (isFlowing(rate) || isFlowing(was)) this.#changed.fire(this.#element(id));
    }
  }

  /** Nobody looks any more: what flows meanwhile is not told as one second's. */
  forgetSamples(): void {
    this.#samples.clear();
    this.#rates.clear();
  }

  children(parent: TunnelElement | undefined): readonly TunnelElement[] {
    return parent === undefined ? this.entries.map(({ id }) => this.#element(id)) : [];
  }

  row({ id }: TunnelElement): TreeRow {
    const view = this.#view(id);
    return view === undefined ? { id, label: '' } : rowOf(view);
  }

  tooltip({ id }: TunnelElement): TooltipLines {
    const view = this.#view(id);
    return view === undefined ? [] : tooltipOf(view, this.#now());
  }

  dispose(): void {
    this.#store.dispose();
  }

  #view(id: string): TunnelView | undefined {
    const entry = this.entry(id);
    if (entry === undefined) return undefined;
    const isSaved = this.#byId.has(id);
    return { entry, isSaved, status: this.#statuses.get(id), rate: this.#rates.get(id) };
  }

  #element(id: string): TunnelElement {
    const element = this.#elements.get(id) ?? { id };
    this.#elements.set(id, element);
    return element;
  }

  #isActive(id: string): boolean {
    const status = this.#statuses.get(id);
    return status !== undefined && isActive(status.state);
  }

  #forgetRate(id: string): void {
    this.#samples.delete(id);
    this.#rates.delete(id);
  }
}

function isFlowing(rate: Rate | undefined): boolean {
  return rate !== undefined && (rate.sent > 0 || rate.received > 0);
}

import type { Connection } from '../../core/aws/connection.ts';
import { Listing, type ListingTarget } from '../../core/aws/listing.ts';
import { readNodeNames, type NodeNames } from '../../core/aws/nodeNames.ts';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { kindOf } from '../../core/base/errors.ts';
import { Emitter } from '../../core/base/event.ts';
import { Loader } from '../../core/base/loader.ts';
import type { ListModel, ListStatus, TooltipLines, TreeRow } from '../../core/model/tree.ts';
import { activeSessions, pastSessions, type SessionFilter, type SessionPage } from './api.ts';
import { filterWords, noFilter, serviceFilter, type ShownFilter } from './filter.ts';
import { SessionLists } from './lists.ts';
import { Lookout } from './lookout.ts';
import type { ListedSession } from './session.ts';
import { rowOf, sessionTooltip, type SessionsElement, type ShownSession } from './view.ts';

/** Ids of the sessions that are open in this window. */
export type HeldSessions = () => Promise<ReadonlySet<string>>;

/**
 * Sessions of the account, whoever opened them: those that are there, then those that are over, a page at a time.
 * While somebody looks, the first are read again from time to time.
 */
export class SessionsModel implements ListModel<SessionsElement, Connection>, ListingTarget, Disposable {
  readonly #clock: Clock;
  readonly #heldSessions: HeldSessions;
  readonly #disposables = new DisposableStore();
  readonly #lists = new SessionLists();
  readonly #more = this.#disposables.add(new Loader());
  readonly #changed = this.#disposables.add(new Emitter<SessionsElement | undefined>());
  readonly #statusChanged = this.#disposables.add(new Emitter<void>());
  readonly #listing: Listing;
  readonly #lookout: Lookout;
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeStatus = this.#statusChanged.event;
  #names: NodeNames = new Map();
  #held: ReadonlySet<string> = new Set();
  #filter = noFilter;
  /** The filter as the service was given it for the rows that are shown. */
  #asked: SessionFilter = {};

  constructor(clock: Clock, heldSessions: HeldSessions) {
    this.#clock = clock;
    this.#heldSessions = heldSessions;
    this.#listing = this.#disposables.add(new Listing(clock, this));
    this.#lookout = this.#disposables.add(
      new Lookout(clock, {
        look: (signal) => this.#look(signal),
        failed: () => {
          this.refresh();
          this.#listing.ensure();
        },
      }),
    );
    this.#disposables.add(this.#listing.onDidChange(() => this.#draw()));
    this.#disposables.add(this.#listing.onDidChangeStatus(() => this.#statusChanged.fire()));
    this.#disposables.add(this.#more.onDidChange(() => this.#statusChanged.fire()));
  }

  get connection(): Connection | undefined {
    return this.#listing.connection;
  }

  get firstDraw(): Promise<void> | undefined {
    return this.#listing.firstDraw;
  }

  get filter(): ShownFilter {
    return this.#filter;
  }

  /** How many are there now, as far as was read. */
  get activeCount(): number {
    return this.#lists.active.length;
  }

  get status(): ListStatus {
    const { size } = this.#lists;
    const { state } = this.#more;
    return {
      phase: state.phase === 'running' ? 'loading' : this.#listing.phase,
      failure: this.#listing.failure ?? (state.phase === 'failed' ? state.error : undefined),
      loaded: size,
      total: size,
      shown: size,
      hasRows: size > 0,
      filter: filterWords(this.#filter),
      isFilteredByService: true,
      notices: this.#listing.notices,
    };
  }

  find(id: string): ShownSession | undefined {
    const session = this.#lists.find(id);
    return session === undefined ? undefined : this.#shown(session);
  }

  use(connection: Connection | undefined): void {
    this.#lookout.rest();
    this.#listing.use(connection);
    this.#more.reset();
  }

  /** Loads anew when rows are asked for, which they are at once; nodes without a name are asked about again too. */
  refresh(): void {
    this.#names = new Map([...this.#names].filter(([, name]) => name !== ''));
    this.#lookout.rest();
    // Before the further pages: until then the status is that of the reading before, whose rows may have gone.
    this.#listing.refresh();
    this.#more.reset();
  }

  /** There is no filter of words: whatever it is, it takes the place of node and owner. */
  setFilter(): void {
    this.show(noFilter);
  }

  /** Shows sessions of a node, or of who asks; rows of before go at once. */
  show(filter: ShownFilter): void {
    this.#filter = filter;
    this.#lists.clear();
    this.refresh();
    this.#statusChanged.fire();
  }

  /** Reads the next page of the past, also while the newest is read again or nodes get their names. */
  more(): void {
    const { connection } = this;
    const { next } = this.#lists;
    if (connection === undefined || next === undefined || this.#more.isRunning) return;
    this.#more.start(async (signal) => {
      this.#lists.addPast(next, await this.#furtherPage(connection, next, signal));
      this.#changed.fire(undefined);
      await this.#name(connection, signal);
      this.#changed.fire(undefined);
    });
  }

  /** Whether the view is seen: nothing is read again while it is not. */
  setVisible(visible: boolean): void {
    this.#lookout.setVisible(visible);
  }

  /** A session of this window has begun or ended: looks soon, if anybody does. */
  lookSoon(): void {
    this.#lookout.soon();
  }

  children(parent: SessionsElement | undefined): readonly SessionsElement[] {
    if (parent === undefined) {
      this.#listing.ensure();
      return this.#groups();
    }
    if (parent.kind !== 'group') return [];
    if (parent.state === 'Active') return this.#lists.active.map((session) => this.#element(session));
    const past = this.#lists.past.map((session) => this.#element(session));
    return this.#lists.next === undefined ? past : [...past, { kind: 'more' }];
  }

  row(element: SessionsElement): TreeRow {
    return rowOf(element, this.#clock.now());
  }

  tooltip(element: SessionsElement): TooltipLines {
    return element.kind === 'session' ? sessionTooltip(element, this.#clock.now()) : [];
  }

  /** Reads what is there, then what was there last; called by the listing. */
  async load(connection: Connection, signal: AbortSignal): Promise<void> {
    const filter = await serviceFilter(this.#filter, connection, signal);
    this.#asked = filter;
    const arrived = (some: readonly ListedSession[]): void => this.#lists.addActive(some);
    this.#lists.setActive(await activeSessions(connection, filter, { signal }, arrived));
    this.#held = await this.#heldSessions();
    this.#lists.setPast(await pastSessions(connection, filter, undefined, { signal }));
    this.#listing.arrived();
    this.#lookout.wait();
    await this.#name(connection, signal);
  }

  clear(): void {
    this.#lists.clear();
    this.#names = new Map();
    this.#filter = noFilter;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** The same in the background, with as few calls as tell what has changed. */
  async #look(signal: AbortSignal): Promise<void> {
    const { connection } = this;
    if (connection === undefined || this.#listing.phase !== 'settled' || this.#more.isRunning) return;
    const options = { signal, priority: 'background' } as const;
    this.#lists.setActive(await activeSessions(connection, this.#asked, options));
    if (this.#lists.hasGone)
      this.#lists.setPast(await pastSessions(connection, this.#asked, undefined, options));
    this.#held = await this.#heldSessions();
    this.#draw();
    await this.#name(connection, signal);
    this.#draw();
  }

  async #furtherPage(connection: Connection, token: string, signal: AbortSignal): Promise<SessionPage> {
    try {
      return await pastSessions(connection, this.#asked, token, { signal });
    } catch (error) {
      if (kindOf(error) === 'invalid') this.#lists.cut();
      throw error;
    }
  }

  /** Names of nodes that nobody has asked for yet. */
  async #name(connection: Connection, signal: AbortSignal): Promise<void> {
    const targets = [...this.#lists.active, ...this.#lists.past].map(({ target }) => target);
    const unknown = [...new Set(targets)].filter((target) => !this.#names.has(target));
    if (unknown.length === 0) return;
    const read = await readNodeNames(connection, unknown, signal);
    const asked = unknown.map((target) => [target, read.get(target) ?? ''] as const);
    this.#names = new Map([...this.#names, ...asked]);
  }

  #groups(): readonly SessionsElement[] {
    const { active, past, next, size, isRead } = this.#lists;
    if (size === 0) return [];
    const there: SessionsElement = { kind: 'group', state: 'Active', size: active.length, hasMore: false };
    // Before it was read, nobody can say that there is no past.
    if (!isRead) return [there];
    return [there, { kind: 'group', state: 'History', size: past.length, hasMore: next !== undefined }];
  }

  #element(session: ListedSession): SessionsElement {
    return { kind: 'session', connectionId: this.connection?.id ?? '', ...this.#shown(session) };
  }

  #shown(session: ListedSession): ShownSession {
    const nodeName = this.#names.get(session.target) ?? '';
    return { session, nodeName, isHeld: this.#held.has(session.id) };
  }

  #draw(): void {
    this.#changed.fire(undefined);
    this.#statusChanged.fire();
  }
}

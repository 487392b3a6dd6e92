import { repeatedToken } from '../../core/aws/paging.ts';
import type { SessionPage } from './api.ts';
import { newestFirst, type ListedSession } from './session.ts';

/** How often the past is read for a session that has gone and is not in it, before it is forgotten. */
const mostReadings = 5;

/** The sessions that are known, each once: those that are there before those that are over. */
export class SessionLists {
  #active: readonly ListedSession[] = [];
  #past: readonly ListedSession[] = [];
  #next: string | undefined;
  #isRead = false;
  #isCut = false;
  /** Tokens that have brought a page. */
  readonly #tokens = new Set<string>();
  /** Those that have gone and that the past does not have yet; how often it was read since. */
  readonly #gone = new Map<string, number>();

  get active(): readonly ListedSession[] {
    return this.#active;
  }

  get past(): readonly ListedSession[] {
    return this.#past;
  }

  /** Token of the page behind what is known of the past. */
  get next(): string | undefined {
    return this.#next;
  }

  get size(): number {
    return this.#active.length + this.#past.length;
  }

  /** Whether the past was read, so that an empty list is one. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Whether a session has gone that the past does not have: it was not read since, or the service is behind. */
  get hasGone(): boolean {
    return this.#gone.size > 0;
  }

  find(id: string): ListedSession | undefined {
    const isIt = (session: ListedSession): boolean => session.id === id;
    return this.#active.find(isIt) ?? this.#past.find(isIt);
  }

  /** Some of what is there now, while more is read; nobody has gone by that. */
  addActive(some: readonly ListedSession[]): void {
    this.#active = newestFirst(unique([...this.#active, ...some]));
    this.#leave();
  }

  /** All that is there now. */
  setActive(active: readonly ListedSession[]): void {
    const there = idsOf(active);
    for (const { id } of this.#active) if (!there.has(id)) this.#gone.set(id, this.#gone.get(id) ?? 0);
    for (const id of there) this.#gone.delete(id);
    this.#active = unique(active);
    this.#leave();
  }

  /**
   * The newest page of the past before what was loaded further down, so that a refresh does not fold the list. A page
   * that shares nothing with it does: what lies between them was never read.
   */
  setPast({ sessions, next }: SessionPage): void {
    const newest = unique(sessions);
    const older = without(this.#past, idsOf(newest));
    const isJoined = next !== undefined && older.length > 0 && older.length < this.#past.length;
    if (isJoined && !this.#isCut) this.#past = [...newest, ...older];
    else {
      this.#past = newest;
      this.#next = next;
      this.#tokens.clear();
      this.#isCut = false;
    }
    this.#isRead = true;
    this.#leave();
    this.#waitLess();
  }

  /**
   * The page behind what is known, which `token` has brought; another token's is of a list that is not shown any more.
   *
   * @throws AppError when the service goes round in circles
   */
  addPast(token: string, { sessions, next }: SessionPage): void {
    if (token !== this.#next) return;
    this.#past = unique([...this.#past, ...sessions]);
    this.#leave();
    this.#tokens.add(token);
    // The token stays, and with it the row that tries again: without it the list would look complete.
    if (next !== undefined && this.#tokens.has(next)) {
      this.cut();
      throw repeatedToken();
    }
    this.#next = next;
  }

  /** No page comes behind what is known, whose token leads nowhere: the next reading begins anew. */
  cut(): void {
    this.#isCut = true;
  }

  clear(): void {
    this.#active = [];
    this.#past = [];
    this.#next = undefined;
    this.#isRead = false;
    this.#isCut = false;
    this.#tokens.clear();
    this.#gone.clear();
  }

  /** One that has ended between the two calls is in both answers; none comes back. */
  #leave(): void {
    this.#active = without(this.#active, idsOf(this.#past));
  }

  #waitLess(): void {
    const over = idsOf(this.#past);
    for (const [id, readings] of this.#gone) {
      if (over.has(id) || readings + 1 >= mostReadings) this.#gone.delete(id);
      else this.#gone.set(id, readings + 1);
    }
  }
}

function idsOf(sessions: readonly ListedSession[]): ReadonlySet<string> {
  return new Set(sessions.map(({ id }) => id));
}

function without(sessions: readonly ListedSession[], ids: ReadonlySet<string>): readonly ListedSession[] {
  return sessions.filter(({ id }) => !ids.has(id));
}

/** A list that changes while its pages are read tells a session twice; rows must not have the same identity. */
function unique(sessions: readonly ListedSession[]): readonly ListedSession[] {
  return [...new Map(sessions.map((session) => [session.id, session])).values()];
}

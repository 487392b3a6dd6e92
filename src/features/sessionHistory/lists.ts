import type { SessionPage } from './api.ts';
import type { ListedSession } from './session.ts';

/** The sessions that are known, each once: those that are there before those that are over. */
export class SessionLists {
  #active: readonly ListedSession[] = [];
  #past: readonly ListedSession[] = [];
  #next: string | undefined;
  #isRead = false;

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

  find(id: string): ListedSession | undefined {
    const isIt = (session: ListedSession): boolean => session.id === id;
    return this.#active.find(isIt) ?? this.#past.find(isIt);
  }

  /** What is there now. Answers whether one of before has gone, which the past then has. */
  setActive(active: readonly ListedSession[]): boolean {
    const there = idsOf(active);
    const hasGone = this.#active.some(({ id }) => !there.has(id));
    this.#active = without(active, idsOf(this.#past));
    return hasGone;
  }

  /** The newest page of the past before what was loaded further down, so that a refresh does not fold the list. */
  setPast(page: SessionPage): void {
    const oldest = page.sessions.at(-1)?.startedAt ?? 0;
    const rest = without(this.#past, idsOf(page.sessions));
    const older = rest.filter(({ startedAt }) => (startedAt ?? 0) <= oldest);
    const keepsOlder = page.next !== undefined && older.length > 0;
    this.#past = keepsOlder ? [...page.sessions, ...older] : page.sessions;
    if (!keepsOlder) this.#next = page.next;
    this.#isRead = true;
    this.#leave();
  }

  /** The page behind what is known. */
  addPast(page: SessionPage): void {
    this.#past = [...this.#past, ...without(page.sessions, idsOf(this.#past))];
    this.#next = page.next;
    this.#leave();
  }

  clear(): void {
    this.#active = [];
    this.#past = [];
    this.#next = undefined;
    this.#isRead = false;
  }

  /** One that has ended between the two calls is in both answers; none comes back. */
  #leave(): void {
    this.#active = without(this.#active, idsOf(this.#past));
  }
}

function idsOf(sessions: readonly ListedSession[]): ReadonlySet<string> {
  return new Set(sessions.map(({ id }) => id));
}

function without(sessions: readonly ListedSession[], ids: ReadonlySet<string>): readonly ListedSession[] {
  return sessions.filter(({ id }) => !ids.has(id));
}

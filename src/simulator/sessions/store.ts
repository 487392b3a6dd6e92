import type { Disposable } from '../../core/base/disposable.ts';
import type { Session } from './session.ts';

const maxHistory = 1_000;

/** All sessions; the oldest that are over are forgotten beyond the history's length. */
export class SessionStore implements Disposable {
  readonly #sessions = new Map<string, Session>();

  add(session: Session): void {
    this.#sessions.set(session.head.id, session);
    for (const [id, old] of this.#sessions) {
      if (this.#sessions.size <= maxHistory) return;
      if (old.isOver) this.#sessions.delete(id);
    }
  }

  find(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  get newestFirst(): readonly Session[] {
    return [...this.#sessions.values()].reverse();
  }

  dispose(): void {
    for (const session of this.#sessions.values()) session.dispose();
    this.#sessions.clear();
  }
}

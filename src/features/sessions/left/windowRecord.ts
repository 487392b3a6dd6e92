import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../../../core/base/clock.ts';
import { messageOf } from '../../../core/base/errors.ts';
import type { Log } from '../../../core/base/log.ts';
import type { OpenSession, WindowSessions } from './openSession.ts';

const privateFolder = 0o700;
const privateFile = 0o600;

export interface WindowRecordOptions {
  /** There is one only while sessions are open. */
  readonly file: string;
  /** The same before and after a reload. */
  readonly window: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Remembers on disk which sessions this window has open, for the one that comes after it. In a file, not in VS Code's
 * `workspaceState`: that takes nothing from an extension that is being deactivated (microsoft/vscode#144118), which is
 * when sessions end, and two windows of a browser write over each other's. It is written at once, because a process
 * that is killed has no later.
 */
export class WindowRecord {
  readonly #options: WindowRecordOptions;
  readonly #sessions = new Map<string, OpenSession>();
  #isClosing = false;

  constructor(options: WindowRecordOptions) {
    this.#options = options;
  }

  opened(session: OpenSession): void {
    this.#sessions.set(session.sessionId, session);
    this.#write();
  }

  /** Forgets it; in a window that closes it is told to the next one. */
  ended(sessionId: string): void {
    const session = this.#sessions.get(sessionId);
    if (session === undefined) return;
    if (this.#isClosing) this.#sessions.set(sessionId, { ...session, endedAt: this.#options.clock.now() });
    else this.#sessions.delete(sessionId);
    this.#write();
  }

  /** From now on it is the window that ends sessions, and not the person. */
  closing(): void {
    this.#isClosing = true;
  }

  /** No session fails because it cannot be remembered. */
  #write(): void {
    const { file, window, log } = this.#options;
    try {
      if (this.#sessions.size === 0) rmSync(file, { force: true });
      else replace(file, { window: window(), sessions: [...this.#sessions.values()] });
    } catch (error) {
      log.warn(`Which sessions are open could not be written to ${file}: ${messageOf(error)}`);
    }
  }
}

/** In one step: no reader sees half of it. */
function replace(file: string, content: WindowSessions): void {
  const draft = `${file}.new`;
  mkdirSync(dirname(file), { recursive: true, mode: privateFolder });
  writeFileSync(draft, JSON.stringify(content), { mode: privateFile });
  renameSync(draft, file);
}

import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../core/base/clock.ts';

interface Issued {
  readonly sessionId: string;
  readonly expiresAt: number;
}

/** Valid only long enough to connect (API TokenValue). */
const lifetimeMs = 60_000;

/** Tokens that open a session's channel: each once, for a short time, the latest of a session only. */
export class ChannelTokens {
  readonly #clock: Clock;
  /** By digest: the token itself is not kept. */
  readonly #issued = new Map<string, Issued>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue(sessionId: string): string {
    this.revoke(sessionId);
    const token = randomBytes(48).toString('base64url');
    this.#issued.set(digest(token), { sessionId, expiresAt: this.#clock.now() + lifetimeMs });
    return token;
  }

  /** Whether the token opens that session; it never does again. */
  redeem(token: string, sessionId: string): boolean {
    const key = digest(token);
    const issued = this.#issued.get(key);
    if (issued?.sessionId !== sessionId) return false;
    this.#issued.delete(key);
    return this.#clock.now() < issued.expiresAt;
  }

  revoke(sessionId: string): void {
    for (const [key, issued] of this.#issued) if (issued.sessionId === sessionId) this.#issued.delete(key);
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

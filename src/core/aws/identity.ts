import type { Clock } from '../base/clock.ts';

/** Credentials as the SDK takes them. */
export interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export type IdentityProvider = () => Promise<Identity>;

/**
 * Credentials in memory, by what they come from. Connections of one profile share them, so that neither three
 * services nor a switch of Region ask for another MFA code.
 */
export interface IdentityCache {
  /** Valid credentials, asked of `provider` when there are none or they end within minutes. */
  ask(key: string, provider: IdentityProvider): Promise<Identity>;
  /** The next question goes to its provider. */
  forget(key: string): void;
}

/** So long before their end credentials are renewed. */
const renewMs = 5 * 60_000;

export function createIdentityCache(clock: Pick<Clock, 'now'>): IdentityCache {
  const entries = new Map<string, Entry>();
  return {
    ask(key, provider) {
      const entry = entries.get(key) ?? new Entry(clock);
      entries.set(key, entry);
      return entry.ask(provider);
    },
    forget: (key) => void entries.delete(key),
  };
}

class Entry {
  readonly #clock: Pick<Clock, 'now'>;
  #known: Identity | undefined;
  #asking: Promise<Identity> | undefined;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  ask(provider: IdentityProvider): Promise<Identity> {
    if (this.#known !== undefined && this.#leftMs(this.#known) > renewMs) return Promise.resolve(this.#known);
    return (this.#asking ??= this.#renew(provider));
  }

  /** Credentials that cannot be renewed are used to their last second. */
  async #renew(provider: IdentityProvider): Promise<Identity> {
    try {
      this.#known = await provider();
      return this.#known;
    } catch (error) {
      if (this.#known !== undefined && this.#leftMs(this.#known) > 0) return this.#known;
      this.#known = undefined;
      throw error;
    } finally {
      this.#asking = undefined;
    }
  }

  #leftMs({ expiration }: Identity): number {
    return expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - this.#clock.now();
  }
}

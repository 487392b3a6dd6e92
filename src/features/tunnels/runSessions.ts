import type { Clock } from '../../core/base/clock.ts';
import { noTraffic, sumOf, type Traffic } from './model.ts';
import type { NodeSession } from './nodeSession.ts';

/**
 * A session that is closed sooner and brought nothing did not work: limits of the service are a minute at least, and
 * what an agent refuses to do (§12) it says after the session is open.
 */
const shortestLife = 30_000;

/** The sessions of one run of a tunnel, one after another, and what went through all of them. */
export class RunSessions {
  readonly #clock: Clock;
  #current: NodeSession | undefined;
  #since: number | undefined;
  #hasWorked = false;
  /** Of earlier sessions. */
  #past: Traffic = noTraffic;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get current(): NodeSession | undefined {
    return this.#current;
  }

  /** Since when the current session is open, milliseconds since the epoch; undefined before it was. */
  get since(): number | undefined {
    return this.#since;
  }

  get traffic(): Traffic {
    return this.#current === undefined ? this.#past : sumOf(this.#past, this.#current.traffic);
  }

  /** A session of this run that has ended had carried something: it is followed by another. */
  get hasWorked(): boolean {
    return this.#hasWorked;
  }

  follow(session: NodeSession): void {
    this.#current = session;
  }

  /** The current session is open, for the first time or again. */
  opened(): void {
    this.#since ??= this.#clock.now();
  }

  /** The current session was ended by another than us. @returns whether it had worked */
  ended(): boolean {
    const worked = this.#works;
    this.#hasWorked ||= worked;
    return worked;
  }

  /** Ends the current session on the node, if there is one. None is current from this call on. */
  async end(): Promise<void> {
    const session = this.#current;
    if (session === undefined) return;
    this.#past = { ...this.traffic, open: 0 };
    this.#current = undefined;
    this.#since = undefined;
    await session.terminate();
    session.dispose();
  }

  get #works(): boolean {
    if (this.#since === undefined) return false;
    const { received = 0 } = this.#current?.traffic ?? {};
    return received > 0 || this.#clock.now() - this.#since >= shortestLife;
  }
}

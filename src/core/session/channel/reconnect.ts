import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { isCancelled, kindOf, messageOf } from '../../base/errors.ts';
import { Backoff } from './backoff.ts';
import type { Loss } from './link.ts';

/** Answer of ResumeSession: a new token, and the URL, which may have changed. */
export interface Resumed {
  readonly url: string;
  /** Empty: the session is gone (§1). Secret: never logged. */
  readonly token: string;
}

/**
 * Calls ResumeSession. Of what it throws, `notFound` means that the session is gone, and `cancelled` that nobody
 * will answer any more (the connection to AWS was closed); anything else is tried again.
 */
export type Resume = (signal: AbortSignal) => Promise<Resumed>;

/** One wait between two attempts. */
export interface Retry {
  /** Counted from the loss, 1 first. */
  readonly attempt: number;
  /** Milliseconds until the attempt; 0 at once. */
  readonly inMs: number;
  /** Why the link is down or the attempt before failed, for people. */
  readonly cause: string;
  /** What ResumeSession threw, for example kind `expired`: signing in helps. */
  readonly error?: unknown;
}

export interface ReconnectOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly resume: Resume;
  readonly signal: AbortSignal;
  readonly waiting: (retry: Retry) => void;
  readonly resumed: (resumed: Resumed) => void;
  readonly gone: () => void;
  readonly abandoned: () => void;
}

/** From a lost link to a new token, however long that takes (§13). */
export class Reconnect implements Disposable {
  readonly #options: ReconnectOptions;
  readonly #backoff: Backoff;
  #timer: Disposable | undefined;

  constructor(options: ReconnectOptions) {
    this.#options = options;
    this.#backoff = new Backoff(options.random);
  }

  lost(loss: Loss): void {
    this.#backoff.lost(loss);
    this.#wait(loss.detail);
  }

  /** Does not wait out the time to the next attempt: the person signed in, or the network is back. */
  retryNow(): void {
    if (this.#timer === undefined) return;
    this.dispose();
    void this.#attempt();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  #wait(cause: string, error?: unknown): void {
    const inMs = this.#backoff.next();
    const retry = { attempt: this.#backoff.attempt, inMs, cause };
    this.#timer = this.#options.clock.after(inMs, () => {
      this.#timer = undefined;
      void this.#attempt();
    });
    this.#options.waiting(error === undefined ? retry : { ...retry, error });
  }

  async #attempt(): Promise<void> {
    const { resume, signal, resumed, gone, abandoned } = this.#options;
    try {
      const answer = await resume(signal);
      if (signal.aborted) return;
      if (answer.token === '') gone();
      else resumed(answer);
    } catch (error) {
      if (signal.aborted) return;
      if (kindOf(error) === 'notFound') gone();
      else if (isCancelled(error)) abandoned();
      else this.#wait(messageOf(error), error);
    }
  }
}

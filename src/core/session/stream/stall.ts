const stalledAfterMilliseconds = 10_000;
/** Looks are 100 ms apart; later ones mean that this computer slept, and could not have heard anything. */
const longestGapMilliseconds = 2000;

/**
 * Tells when nothing of a stream moves any more: no acknowledgement comes and nothing else, and the network takes
 * nothing of what waits. On a slow line that carries data both ways an acknowledgement alone may well take longer.
 */
export class Stall {
  readonly #tell: (since: number | undefined) => void;
  #movedAt = 0;
  #lookedAt = 0;
  /** At the two looks before: a ping, which this computer takes in a moment though nobody be there, is no backlog. */
  #backlogs: readonly [number, number] = [0, 0];
  #isStalled = false;

  /** @param tell since when nothing moves (milliseconds since the epoch); `undefined`: it does again */
  constructor(tell: (since: number | undefined) => void) {
    this.#tell = tell;
  }

  /** An acknowledgement or anything else of the agent came, or there is nothing to wait for. */
  moved(now: number): void {
    this.#movedAt = now;
    this.#set(undefined);
  }

  /**
   * Looks whether anything moved, to be called every 100 ms while something is unacknowledged.
   *
   * @param backlog bytes that were sent and that the network has not taken yet
   * @param since when the oldest unacknowledged message was sent; undefined: nothing is waited for
   */
  look(now: number, backlog: number, since: number | undefined): void {
    const wasAsleep = since !== undefined && now - Math.max(since, this.#lookedAt) > longestGapMilliseconds;
    const isFalling = backlog < Math.min(...this.#backlogs);
    this.#backlogs = [this.#backlogs[1], backlog];
    this.#lookedAt = now;
    if (isFalling || wasAsleep) this.moved(now);
    if (since === undefined) return;
    const quietSince = Math.max(since, this.#movedAt);
    if (now - quietSince >= stalledAfterMilliseconds) this.#set(quietSince);
  }

  #set(since: number | undefined): void {
    if (this.#isStalled === (since !== undefined)) return;
    this.#isStalled = since !== undefined;
    this.#tell(since);
  }
}

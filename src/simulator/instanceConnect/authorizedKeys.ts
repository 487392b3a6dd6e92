import type { Clock } from '../../core/base/clock.ts';

/** How long the instance's metadata offers a pushed key. */
const lifetimeMs = 60_000;

interface Pushed {
  readonly line: string;
  readonly expiresAt: number;
}

/** The keys that were pushed, by node and OS user: what an sshd asks for with its `AuthorizedKeysCommand`. */
export class AuthorizedKeys {
  readonly #clock: Clock;
  readonly #pushed = new Map<string, readonly Pushed[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Lines `TYPE BASE64` that are valid now, the oldest first. */
  read(nodeId: string, user: string): readonly string[] {
    return this.#valid(placeOf(nodeId, user)).map(({ line }) => line);
  }

  /** Valid for 60 seconds; a key that is pushed again is valid from then on. */
  add(nodeId: string, user: string, line: string): void {
    this.#forgetExpired();
    const place = placeOf(nodeId, user);
    const others = this.#valid(place).filter((each) => each.line !== line);
    this.#pushed.set(place, [...others, { line, expiresAt: this.#clock.now() + lifetimeMs }]);
  }

  #forgetExpired(): void {
    for (const place of [...this.#pushed.keys()])
      if (this.#valid(place).length === 0) this.#pushed.delete(place);
  }

  #valid(place: string): readonly Pushed[] {
    const now = this.#clock.now();
    return (this.#pushed.get(place) ?? []).filter(({ expiresAt }) => now < expiresAt);
  }
}

/** No id of a node has a blank in it. */
function placeOf(nodeId: string, user: string): string {
  return `${nodeId} ${user}`;
}

import { isError, isTerminal, type InvocationDetail } from './statuses.ts';

/** How many invocations of a command are in each state; kept while they move, so that asking costs nothing. */
export class Tally {
  readonly #counts = new Map<InvocationDetail, number>();

  move(from: InvocationDetail | undefined, to: InvocationDetail): void {
    if (from !== undefined) this.#add(from, -1);
    this.#add(to, 1);
  }

  of(detail: InvocationDetail): number {
    return this.#counts.get(detail) ?? 0;
  }

  get total(): number {
    return this.#sum(() => true);
  }

  get completed(): number {
    return this.#sum(isTerminal);
  }

  get errors(): number {
    return this.#sum(isError);
  }

  #add(detail: InvocationDetail, by: number): void {
    this.#counts.set(detail, this.of(detail) + by);
  }

  #sum(counts: (detail: InvocationDetail) => boolean): number {
    let sum = 0;
    for (const [detail, count] of this.#counts) if (counts(detail)) sum += count;
    return sum;
  }
}

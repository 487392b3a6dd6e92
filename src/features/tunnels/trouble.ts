/** What is wrong with a tunnel that is open: the node reaches nothing behind it, or answers nothing itself. */
export class Trouble {
  #failure: { readonly sentence: string; readonly received: number } | undefined;
  #silence: string | undefined;

  /** The latest connection that the node could not make, whatever came since. */
  get failure(): string | undefined {
    return this.#failure?.sentence;
  }

  /** @param received bytes of the node so far: a failure is over when more have come */
  at(received: number): string | undefined {
    return this.#silence ?? (this.#failure?.received === received ? this.#failure.sentence : undefined);
  }

  /** The node could not make a connection. @returns whether that is news */
  failed(sentence: string, received: number): boolean {
    const before = this.at(received);
    this.#failure = { sentence, received };
    return before !== sentence;
  }

  /** Nothing that was sent is confirmed any more; undefined: it is. @returns whether that is news */
  silent(sentence: string | undefined): boolean {
    const isNews = (this.#silence === undefined) !== (sentence === undefined);
    this.#silence = sentence;
    return isNews;
  }
}

type Value = string | boolean;

/**
 * What a person has typed and the panel has not confirmed yet. The panel answers every edit with the whole
 * form; without this an answer to an earlier key would overwrite the later ones.
 */
export class PendingEdits {
  readonly #pending = new Map<string, { readonly seq: number; readonly value: Value }>();
  #seq = 0;

  /** Remembers what a control shows now; the result numbers the edit. */
  note(control: string, value: Value): number {
    this.#seq++;
    this.#pending.set(control, { seq: this.#seq, value });
    return this.#seq;
  }

  /** Numbers an edit that no control shows. */
  next(): number {
    this.#seq++;
    return this.#seq;
  }

  /** The panel has seen every edit up to `seq`; what it says of those controls holds from now on. */
  settle(seq: number): void {
    this.#seq = Math.max(this.#seq, seq);
    for (const [control, edit] of this.#pending) {
      if (edit.seq <= seq) this.#pending.delete(control);
    }
  }

  text(control: string, confirmed: string): string {
    const pending = this.#pending.get(control)?.value;
    return typeof pending === 'string' ? pending : confirmed;
  }

  flag(control: string, confirmed: boolean): boolean {
    const pending = this.#pending.get(control)?.value;
    return typeof pending === 'boolean' ? pending : confirmed;
  }
}

/** Keeps the beginning of a byte stream and counts the rest, so that a flood of output costs no memory. */
export class Capture {
  readonly #limit: number;
  readonly #chunks: Buffer[] = [];
  #kept = 0;
  #total = 0;

  /** @param limit bytes to keep */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes that came, kept or not. */
  get total(): number {
    return this.#total;
  }

  push(chunk: Buffer): void {
    this.#total += chunk.length;
    const room = this.#limit - this.#kept;
    if (room <= 0) return;
    const part = chunk.length <= room ? chunk : Buffer.from(chunk.subarray(0, room));
    this.#chunks.push(part);
    this.#kept += part.length;
  }

  /** What was kept as text; bytes that are no UTF-8 become U+FFFD, a character cut by the limit is left out. */
  text(): string {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return decoder.decode(Buffer.concat(this.#chunks), { stream: this.#total > this.#kept });
  }
}

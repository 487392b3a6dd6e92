/** Bytes in order, put in as they come and taken out in pieces of at most a given size. */
export class ByteQueue {
  #chunks: Uint8Array[] = [];
  /** Index of the first chunk that is not used up; those before it are dropped from time to time. */
  #head = 0;
  #offset = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(bytes: Uint8Array): void {
    if (bytes.byteLength === 0) return;
    this.#chunks.push(bytes);
    this.#length += bytes.byteLength;
  }

  /** Up to `limit` bytes; small pieces are joined. Empty when there are none. */
  take(limit: number): Uint8Array {
    const taken = Buffer.allocUnsafe(Math.min(limit, this.#length));
    let filled = 0;
    while (filled < taken.length) {
      const part = this.#next(taken.length - filled);
      taken.set(part, filled);
      filled += part.byteLength;
    }
    this.#length -= filled;
    return taken;
  }

  clear(): void {
    this.#chunks = [];
    this.#head = 0;
    this.#offset = 0;
    this.#length = 0;
  }

  #next(limit: number): Uint8Array {
    const chunk = this.#chunks[this.#head] ?? new Uint8Array();
    const part = chunk.subarray(this.#offset, this.#offset + limit);
    this.#offset += part.byteLength;
    if (this.#offset === chunk.byteLength) this.#advance();
    return part;
  }

  #advance(): void {
    this.#offset = 0;
    this.#head += 1;
    if (this.#head * 2 < this.#chunks.length) return;
    this.#chunks = this.#chunks.slice(this.#head);
    this.#head = 0;
  }
}

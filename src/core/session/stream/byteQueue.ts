const smallest = 4096;
/** A store that a big paste made larger than this is given back once it is empty. */
const largestKept = 1024 * 1024;

/**
 * Bytes in order, put in as they come and taken out in pieces of at most a given size. They go through one store
 * that is used again: a buffer for each piece makes more garbage than there are bytes, faster than it is collected.
 */
export class ByteQueue {
  #store = Buffer.alloc(0);
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  /** The bytes are copied: callers may use their buffer again. */
  push(bytes: Uint8Array): void {
    if (this.#end + bytes.byteLength > this.#store.length) this.#makeRoom(bytes.byteLength);
    this.#store.set(bytes, this.#end);
    this.#end += bytes.byteLength;
  }

  /** Up to `limit` bytes, empty when there are none: a view that holds until the next {@link push}. */
  take(limit: number): Uint8Array {
    const from = this.#start;
    this.#start += Math.min(limit, this.length);
    const taken = this.#store.subarray(from, this.#start);
    if (this.length === 0) this.#rewind();
    return taken;
  }

  /** Forgets what waits and gives the memory back. */
  clear(): void {
    this.#rewind();
    this.#store = Buffer.alloc(0);
  }

  #rewind(): void {
    this.#start = 0;
    this.#end = 0;
    if (this.#store.length > largestKept) this.#store = Buffer.alloc(0);
  }

  /** Moves what waits to the front, of a larger store where it needs one. */
  #makeRoom(bytes: number): void {
    const waiting = this.#store.subarray(this.#start, this.#end);
    const needed = waiting.length + bytes;
    // Half of it stays free, so that bytes are not moved for every piece that comes.
    const isLarge = needed * 2 <= this.#store.length;
    const store = isLarge ? this.#store : Buffer.allocUnsafeSlow(Math.max(smallest, needed * 2));
    store.set(waiting, 0);
    this.#store = store;
    this.#start = 0;
    this.#end = waiting.length;
  }
}

/** A full message with its header and what encryption adds; larger frames, which are rare, are not kept. */
const slotBytes = 1280;
const slotsOfSlab = 64;
/** 1.3 MB, which is more than a window in flight needs; what a peer that loses acknowledgements adds is not kept. */
const mostSlabs = 16;

/**
 * Memory for frames that is used again. A frame lives until it is acknowledged, long enough for the garbage
 * collector to take it for old; a big upload made tens of megabytes of such garbage.
 */
export class FrameStore {
  readonly #free: Buffer[] = [];
  readonly #slabs = new Set<ArrayBufferLike>();

  /** Memory for one frame, with whatever was in it before. */
  allocate(bytes: number): Buffer {
    const slot = bytes > slotBytes ? undefined : this.#slot();
    if (slot === undefined) return Buffer.allocUnsafe(bytes);
    // Nearly all frames are of one size, and find the view as the one before left it.
    return slot.length === bytes ? slot : Buffer.from(slot.buffer, slot.byteOffset, bytes);
  }

  /** Takes back what {@link allocate} gave, at which nobody may look afterwards; other memory is left alone. */
  release(frame: Buffer): void {
    if (this.#slabs.has(frame.buffer)) this.#free.push(frame);
  }

  /** Gives all memory back; frames that are still out stay as they are. */
  clear(): void {
    this.#free.length = 0;
    this.#slabs.clear();
  }

  #slot(): Buffer | undefined {
    return this.#free.pop() ?? (this.#slabs.size < mostSlabs ? this.#addSlab() : undefined);
  }

  #addSlab(): Buffer {
    const slab = Buffer.allocUnsafeSlow(slotBytes * slotsOfSlab);
    this.#slabs.add(slab.buffer);
    for (let slot = 1; slot < slotsOfSlab; slot += 1) {
      this.#free.push(slab.subarray(slot * slotBytes, (slot + 1) * slotBytes));
    }
    return slab.subarray(0, slotBytes);
  }
}

/** Payload of one output message at most (§11). */
export const maxPayload = 1_024;
/** Bytes of the longest UTF-8 character, less one: what may wait for the rest of its character. */
const maxCarried = 3;

/**
 * Cuts a stream into payloads that end where a character ends (§11). Bytes that are no UTF-8 are cut anywhere.
 */
export class Chunker {
  readonly #most: number;
  #carried: Uint8Array = new Uint8Array();

  /** @param most bytes of a payload */
  constructor(most: number = maxPayload) {
    this.#most = most;
  }

  /** Payloads for what came; the beginning of an unfinished character is kept for the next call. */
  push(bytes: Uint8Array): readonly Uint8Array[] {
    const all = Buffer.concat([this.#carried, bytes]);
    const chunks: Uint8Array[] = [];
    let start = 0;
    while (all.length - start > this.#most) {
      const end = start + this.#most - unfinished(all.subarray(start, start + this.#most));
      chunks.push(all.subarray(start, end));
      start = end;
    }
    const rest = all.subarray(start);
    const carried = unfinished(rest);
    if (rest.length > carried) chunks.push(rest.subarray(0, rest.length - carried));
    this.#carried = Uint8Array.from(rest.subarray(rest.length - carried));
    return chunks;
  }

  /** What is still waiting at the end of the stream. */
  flush(): readonly Uint8Array[] {
    const rest = this.#carried;
    this.#carried = new Uint8Array();
    return rest.length === 0 ? [] : [rest];
  }
}

/** How many bytes at the end belong to a character that goes on after them. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(maxCarried, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return characterLength(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function characterLength(lead: number): number {
  if (lead >= 0xf8) return 1;
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

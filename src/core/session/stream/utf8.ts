/**
 * Decodes UTF-8 that is split anywhere over messages (§11). Bytes that are no UTF-8 become U+FFFD; a byte
 * order mark is kept, it belongs to the stream.
 */
export class Utf8Stream {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  decode(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true });
  }

  /** What is left of a character that was cut off by the end. */
  end(): string {
    return this.#decoder.decode();
  }
}

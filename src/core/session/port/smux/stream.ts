import { Duplex } from 'node:stream';

/** What a stream needs of its session. */
export interface SmuxStreamHost {
  /** There is something to send: {@link SmuxStream.takeOutgoing}. */
  wants(stream: SmuxStream): void;
  /** Bytes were handed to the stream's reader, which gives the bucket room again. */
  consumed(bytes: number): void;
  /** Send FIN; called once. */
  finished(stream: SmuxStream): void;
  /** Nothing more is to be delivered. */
  destroyed(stream: SmuxStream): void;
}

interface Outgoing {
  readonly bytes: Uint8Array;
  offset: number;
  readonly written: () => void;
}

const highWaterMark = 64 * 1024;

/**
 * One stream of a session as a Node stream. Ending the writable side sends FIN, which closes BOTH directions at
 * the other side (§12): who still expects an answer must not end it yet. Destroying sends FIN at once.
 */
export class SmuxStream extends Duplex {
  readonly id: number;
  readonly #host: SmuxStreamHost;
  /** Received and not yet asked for by the reader. */
  readonly #incoming: Uint8Array[] = [];
  #incomingBytes = 0;
  #isReading = false;
  #isFinished = false;
  #outgoing: Outgoing | undefined;
  #isFinSent = false;

  /** Made by the session. */
  constructor(id: number, host: SmuxStreamHost) {
    super({ allowHalfOpen: true, highWaterMark });
    this.id = id;
    this.#host = host;
  }

  /** By the session: data of the other side. */
  deliver(bytes: Uint8Array): void {
    if (this.#isFinished) {
      this.#host.consumed(bytes.byteLength);
      return;
    }
    this.#incoming.push(bytes);
    this.#incomingBytes += bytes.byteLength;
    if (this.#isReading) this.#hand();
  }

  /** By the session: the other side sent FIN; what came before it is still read. */
  deliverFin(): void {
    if (this.#isFinished) return;
    this.#isFinished = true;
    if (this.#isReading) this.#hand();
  }

  /** By the session: up to `limit` bytes to send now. */
  takeOutgoing(limit: number): Uint8Array {
    const outgoing = this.#outgoing;
    if (outgoing === undefined) return new Uint8Array();
    const bytes = outgoing.bytes.subarray(outgoing.offset, outgoing.offset + limit);
    outgoing.offset += bytes.byteLength;
    return bytes;
  }

  /** By the session: what was taken is sent. @returns whether there is more */
  sentOutgoing(): boolean {
    const outgoing = this.#outgoing;
    if (outgoing !== undefined && outgoing.offset === outgoing.bytes.byteLength) {
      this.#outgoing = undefined;
      // May write on at once, or finish.
      outgoing.written();
    }
    return this.#outgoing !== undefined;
  }

  override _read(): void {
    this.#isReading = true;
    this.#hand();
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, written: () => void): void {
    this.#outgoing = { bytes: chunk, offset: 0, written };
    this.#host.wants(this);
  }

  override _final(finished: () => void): void {
    this.#sendFin();
    finished();
  }

  override _destroy(error: Error | null, destroyed: (error: Error | null) => void): void {
    this.#outgoing = undefined;
    this.#sendFin();
    this.#host.destroyed(this);
    this.#incoming.length = 0;
    const left = this.#incomingBytes;
    this.#incomingBytes = 0;
    if (left > 0) this.#host.consumed(left);
    destroyed(error);
  }

  #sendFin(): void {
    if (this.#isFinSent) return;
    this.#isFinSent = true;
    this.#host.finished(this);
  }

  #hand(): void {
    while (this.#isReading) {
      const bytes = this.#incoming.shift();
      if (bytes === undefined) break;
      this.#incomingBytes -= bytes.byteLength;
      // Before push, during which a listener may read on.
      this.#isReading = false;
      if (this.push(bytes)) this.#isReading = true;
      this.#host.consumed(bytes.byteLength);
    }
    if (this.#isReading && this.#isFinished && this.#incoming.length === 0) {
      this.#isReading = false;
      this.push(null);
    }
  }
}

import { payloadTypes } from '../codec/constants.ts';
import { ByteQueue } from './byteQueue.ts';

/** One message to send, its payload still in the clear. */
export interface Input {
  readonly payloadType: number;
  readonly payload: Uint8Array;
}

/** Flags keep their place among the bytes: a port is disconnected after what was written to it (§12). */
export class InputQueue {
  readonly #bytes = new ByteQueue();
  /** `after`: how many bytes were ever put in before the flag. */
  #flags: readonly { readonly after: number; readonly payload: Uint8Array }[] = [];
  #put = 0;

  /** Bytes that wait. */
  get length(): number {
    return this.#bytes.length;
  }

  get isEmpty(): boolean {
    return this.length === 0 && this.#flags.length === 0;
  }

  /** The bytes are copied: callers may use their buffer again. */
  push(bytes: Uint8Array): void {
    this.#bytes.push(bytes);
    this.#put += bytes.byteLength;
  }

  pushFlag(payload: Uint8Array): void {
    this.#flags = [...this.#flags, { after: this.#put, payload }];
  }

  /** The next message, of at most `limit` bytes, which hold until the next {@link push}; `undefined` when there is none. */
  take(limit: number): Input | undefined {
    if (this.isEmpty) return undefined;
    const [flag, ...rest] = this.#flags;
    const ahead = flag === undefined ? this.length : this.length - (this.#put - flag.after);
    if (ahead > 0)
      return { payloadType: payloadTypes.output, payload: this.#bytes.take(Math.min(limit, ahead)) };
    this.#flags = rest;
    return flag === undefined ? undefined : { payloadType: payloadTypes.flag, payload: flag.payload };
  }

  clear(): void {
    this.#bytes.clear();
    this.#flags = [];
  }
}

import { payloadTypes } from '../../../../core/session/codec/index.ts';
import { Chunker } from '../../channel/chunks.ts';
import type { SessionIo } from '../handler.ts';
import type { CommandOutput } from './output.ts';

/** The agent writes to a file until the command ends (§11); here it is memory, and a flood does not fill it. */
const defaultLimit = 64 * 1024 * 1024;

/** One stream, sent when the command has ended, without an exit code (§11). */
export class BufferedOutput implements CommandOutput {
  readonly #io: SessionIo;
  readonly #limit: number;
  readonly #kept: Uint8Array[] = [];
  #length = 0;
  #sending: { readonly chunks: Iterator<Uint8Array>; readonly done: () => void } | undefined;

  /** @param limit bytes that are kept; what comes after is lost */
  constructor(io: SessionIo, limit: number = defaultLimit) {
    this.#io = io;
    this.#limit = limit;
  }

  output(bytes: Uint8Array): void {
    const part = bytes.subarray(0, this.#limit - this.#length);
    if (part.byteLength > 0) this.#kept.push(part);
    this.#length += part.byteLength;
  }

  errors(bytes: Uint8Array): void {
    this.output(bytes);
  }

  exited(_: number, done: () => void): void {
    this.#sending = { chunks: chunksOf(this.#kept), done };
    this.drained();
  }

  drained(): void {
    const sending = this.#sending;
    if (sending === undefined) return;
    while (!this.#io.isCongested) {
      const next = sending.chunks.next();
      if (next.done === true) {
        this.#sending = undefined;
        sending.done();
        return;
      }
      this.#io.send(payloadTypes.output, next.value);
    }
  }
}

function* chunksOf(parts: readonly Uint8Array[]): Generator<Uint8Array> {
  const chunker = new Chunker();
  for (const part of parts) yield* chunker.push(part);
  yield* chunker.flush();
}
